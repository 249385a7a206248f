package io.netwatch.sandbox.kubernetes.model;

import io.netwatch.sandbox.kubernetes.error.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Namespaces and CRDs hold other objects. Nothing new gets into one that is going away, its content is deleted, and it
 * goes last. On a real cluster the controller manager and a finalizer see to that.
 */
final class Containers {
    private static final String NAMESPACES = BuiltinTypes.NAMESPACES.collection();
    private static final String CRDS = BuiltinTypes.CRDS.collection();

    private final Store store;
    private final Consumer<Key> delete;

    /** {@code delete} is told to delete the content of a container that is going away. */
    Containers(Store store, Consumer<Key> delete) {
        this.store = store;
        this.delete = delete;
    }

    /** Throws 404 when the namespace does not exist and 403 when it, or the CRD, is going away. */
    void requireOpen(ResourceType type, Key key) {
        of(key).forEach(container -> {
            var missing = ApiException.notFound(BuiltinTypes.NAMESPACES.subject(container.name()));
            if (ObjectMeta.of(store.find(container).orElseThrow(() -> missing)).isDeleting()) {
                throw ApiException.forbidden(type.subject(key.name()), "unable to create new content in "
                        + (container.collection().equals(NAMESPACES) ? "namespace " : "") + container.name()
                        + " because it is being terminated");
            }
        });
    }

    /** What the object holds; always empty for objects that are no containers. */
    List<Key> content(Key key) {
        return switch (key.collection()) {
            case String c when c.equals(NAMESPACES) -> held(other -> other.namespace().equals(key.name()));
            case String c when c.equals(CRDS) -> held(other -> other.collection().equals(key.name()));
            default -> List.of();
        };
    }

    private List<Key> held(Predicate<Key> condition) {
        return store.keys().stream().filter(condition).toList();
    }

    /** Empties a container once it is marked for deletion, and removes it once it is empty. */
    void follow(Change change) {
        boolean marked = ObjectMeta.of(change.after()).isDeleting()
                && change.before() != null && !ObjectMeta.of(change.before()).isDeleting();
        if (change.removed()) {
            of(change.key()).forEach(this::removeIfDone);
        } else if (marked) {
            content(change.key()).forEach(delete);
        }
    }

    private void removeIfDone(Key container) {
        Optional.of(container).flatMap(store::find).filter(object -> {
            ObjectMeta meta = ObjectMeta.of(object);
            return meta.isDeleting() && meta.finalizers().isEmpty() && content(container).isEmpty();
        }).ifPresent(object -> store.remove(container, object));
    }

    /** The namespace and the CRD that hold an object, as far as they apply. */
    private Stream<Key> of(Key key) {
        Key namespace = new Key(NAMESPACES, "", key.namespace());
        Key crd = new Key(CRDS, "", key.collection());
        return Stream.concat(Stream.of(namespace).filter(_ -> !key.namespace().isEmpty()),
                Stream.of(crd).filter(candidate -> store.find(candidate).isPresent()));
    }
}
