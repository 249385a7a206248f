package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.InstantSource;
import java.util.List;

/** Deletes objects: at once, or, while finalizers or content hold them, by marking them. */
final class Deletion {
    private final Store store;
    private final InstantSource clock;
    private final Containers containers;

    Deletion(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.containers = new Containers(store, this::deleteHeld);
        store.observe(containers::follow);
    }

    Containers containers() {
        return containers;
    }

    private void deleteHeld(Key key) {
        // A held object may be gone already, with a container that held it too.
        store.find(key).ifPresent(object -> perform(key, object));
    }

    /** Says in its effect whether the object is gone or only marked. */
    Outcome delete(ResourceType type, Key key, DeleteOptions options) {
        return store.locked(() -> {
            ObjectNode stored = store.find(key).orElseThrow(() -> ApiException.notFound(type.subject(key.name())));
            ObjectMeta meta = ObjectMeta.of(stored);
            Incoming.requireUid(type.subject(key.name()), meta, options.uid());
            Incoming.requireRecord(type.kindSubject(key.name()), meta, options.resourceVersion());
            if (options.dryRun()) {
                return new Outcome(EventVersions.show(type, stored), Outcome.Effect.KEPT, List.of());
            }
            ObjectNode last = perform(key, stored);
            var effect = store.find(key).isPresent() ? Outcome.Effect.KEPT : Outcome.Effect.REMOVED;
            return new Outcome(EventVersions.show(type, last), effect, List.of());
        });
    }

    /** Removes, marks, or leaves alone what is marked already. Returns the last state. */
    private ObjectNode perform(Key key, ObjectNode stored) {
        if (isFree(key, stored)) {
            return store.remove(key, stored);
        }
        if (ObjectMeta.of(stored).isDeleting()) {
            return stored;
        }
        ObjectNode marked = Json.copy(stored);
        ObjectMeta.of(marked).markDeleted(clock.instant());
        if (key.collection().equals(BuiltinTypes.NAMESPACES.collection())) {
            marked.withObjectProperty("status").put("phase", "Terminating");
        }
        return store.put(key, marked);
    }

    /** Whether nothing keeps the object any more. */
    boolean isFree(Key key, ObjectNode object) {
        return ObjectMeta.of(object).finalizers().isEmpty() && containers.content(key).isEmpty();
    }
}
