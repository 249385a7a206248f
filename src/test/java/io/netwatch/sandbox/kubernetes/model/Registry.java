package io.netwatch.sandbox.kubernetes.model;

import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.error.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which resource types are served: the built-in ones and those of every CRD in the store. */
final class Registry {
    /** Replaced as a whole, so that nobody sees a type missing while its CRD is only changed. */
    private volatile List<ResourceType> custom = List.of();

    /** Follows a change of a CRD; other changes do not matter here. */
    void follow(Change change) {
        if (!change.key().collection().equals(BuiltinTypes.CRDS.collection())) {
            return;
        }
        Stream<ResourceType> others = custom.stream()
                .filter(type -> !type.collection().equals(change.key().name()));
        List<ResourceType> own = change.removed() ? List.of() : CustomTypes.of(change.after());
        custom = Stream.concat(others, own.stream()).toList();
    }

    /** Built-in types first: kubectl takes the first match when a short name is ambiguous. */
    List<ResourceType> types() {
        return Stream.concat(BuiltinTypes.ALL.stream(), custom.stream()).toList();
    }

    Optional<ResourceType> find(Predicate<ResourceType> condition) {
        return types().stream().filter(condition).findFirst();
    }

    /** Throws 404 when nobody serves the kind, for example because its CRD is missing. */
    ResourceType byKind(GroupVersionKind kind) {
        return find(type -> type.kind().equals(kind)).orElseThrow(
                () -> ApiException.notFound(new Subject(kind.group(), "resource type", kind.kind())));
    }
}
