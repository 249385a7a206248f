package io.netwatch.sandbox.kubernetes.model;

import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.error.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Which resource types are served: the built-in ones and those of every CRD in the store. */
final class Registry {
    private final List<ResourceType> custom = new CopyOnWriteArrayList<>();

    /** Follows a change of a CRD; other changes do not matter here. */
    void follow(Change change) {
        if (!change.key().collection().equals(BuiltinTypes.CRDS.collection())) {
            return;
        }
        custom.removeIf(type -> type.collection().equals(change.key().name()));
        if (!change.removed()) {
            custom.addAll(CustomTypes.of(change.after()));
        }
    }

    List<ResourceType> types() {
        List<ResourceType> all = new ArrayList<>(BuiltinTypes.ALL);
        all.addAll(custom);
        return List.copyOf(all);
    }

    Optional<ResourceType> find(Predicate<ResourceType> condition) {
        return types().stream().filter(condition).findFirst();
    }

    ResourceType byKind(GroupVersionKind kind) {
        return find(type -> type.kind().equals(kind)).orElseThrow(
                () -> ApiException.notFound(new Subject(kind.group(), "resource type", kind.kind())));
    }
}
