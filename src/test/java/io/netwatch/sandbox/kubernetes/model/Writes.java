package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.ownership.ManagedFields;
import io.netwatch.sandbox.kubernetes.ownership.Manager;
import io.netwatch.sandbox.kubernetes.ownership.ServerSideApply;
import io.netwatch.sandbox.kubernetes.schema.Pruning;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Creates, updates and applies: each makes a draft, and {@link Commit} brings it into the store. */
final class Writes {
    private final Store store;
    private final InstantSource clock;
    private final Supplier<UUID> identities;
    private final Containers containers;
    private final Commit commit;

    Writes(Store store, InstantSource clock, Supplier<UUID> identities, Deletion deletion, Admission admission) {
        this.store = store;
        this.clock = clock;
        this.identities = identities;
        this.containers = deletion.containers();
        this.commit = new Commit(store, deletion, admission);
    }

    /** POST: the name comes from the body, or is made from its prefix. */
    Outcome create(ResourceType type, String namespace, JsonNode body, WriteOptions options) {
        return store.locked(() -> {
            ObjectNode sent = Incoming.placed(type, namespace, "", body);
            UUID uid = identities.get();
            ObjectMeta meta = ObjectMeta.of(sent);
            if (meta.name().isEmpty() && meta.node().hasNonNull("generateName")) {
                meta.node().put("name", meta.node().path("generateName").asText() + uid.toString().substring(0, 5));
            }
            if (!meta.resourceVersion().isEmpty()) {
                throw ApiException.badRequest("resourceVersion should not be set on objects to be created");
            }
            Key key = type.key(namespace, meta.name());
            if (store.find(key).isPresent()) {
                throw ApiException.alreadyExists(type.subject(meta.name()));
            }
            containers.requireOpen(type, key);
            Commit.Write write = new Commit.Write(type, key, Optional.empty(), options);
            return commit.commit(write, Draft.created(type, sent, uid, clock.instant()), byUpdate(write));
        });
    }

    /** Replaces an object as a whole, or its status. */
    Outcome replace(ResourceType type, Key key, JsonNode body, WriteOptions options) {
        if (type.custom() && body.path("metadata").path("resourceVersion").asText().isEmpty()) {
            throw ApiException.invalid(type.kindSubject(key.name()), List.of(
                    FieldError.invalid("metadata.resourceVersion", "0: must be specified for an update")));
        }
        return edit(type, key, _ -> Incoming.placed(type, key.namespace(), key.name(), body), options);
    }

    /** Changes an object from its stored state, so that nothing can come between reading and writing. */
    Outcome edit(ResourceType type, Key key, UnaryOperator<ObjectNode> change, WriteOptions options) {
        requireSubresource(type, options);
        return store.locked(() -> {
            ObjectNode stored = find(type, key).orElseThrow(() -> ApiException.notFound(type.subject(key.name())));
            ObjectNode sent = Incoming.placed(type, key.namespace(), key.name(), change.apply(stored));
            Incoming.requireCurrent(type.subject(key.name()), ObjectMeta.of(stored), ObjectMeta.of(sent));
            Commit.Write write = new Commit.Write(type, key, Optional.of(stored), options);
            return commit.commit(write, Draft.updated(type, stored, sent, options.isStatus()), byUpdate(write));
        });
    }

    /** Server-side apply; creates the object when there is none. */
    Outcome apply(ResourceType type, Key key, JsonNode body, WriteOptions options) {
        requireSubresource(type, options);
        return store.locked(() -> {
            ObjectNode config = Incoming.placed(type, key.namespace(), key.name(), body);
            if (!ObjectMeta.of(config).managedFields().isEmpty()) {
                throw ApiException.badRequest("metadata.managedFields must be nil");
            }
            requireDeclared(type, key, config);
            Optional<ObjectNode> stored = find(type, key);
            Commit.Write write = new Commit.Write(type, key, stored, options);
            ServerSideApply applied = applied(write, config);
            ObjectNode draft = stored.map(old -> Draft.updated(type, old, applied.object(), options.isStatus()))
                    .orElseGet(() -> Draft.created(type, applied.object(), identities.get(), clock.instant()));
            return commit.commit(write, draft, (_, _) -> applied.managers());
        });
    }

    private static void requireDeclared(ResourceType type, Key key, ObjectNode config) {
        List<String> unknown = type.custom() ? Pruning.prune(type.schema(), Json.copy(config)) : List.of();
        if (!unknown.isEmpty()) {
            throw ApiException.undeclared(type.subject(key.name()), key.namespace() + "/" + key.name() + "; "
                    + type.apiVersion() + ", Kind=" + type.kind().kind(), unknown);
        }
    }

    /** Merges the part of the configuration that this path may write into the live object. */
    private ServerSideApply applied(Commit.Write write, ObjectNode config) {
        ResourceType type = write.type();
        write.before().ifPresentOrElse(
                stored -> Incoming.requireCurrent(type.subject(write.key().name()), ObjectMeta.of(stored),
                        ObjectMeta.of(config)),
                () -> requireCreatable(write, ObjectMeta.of(config)));
        ObjectNode live = write.before()
                .orElseGet(() -> Incoming.placed(type, write.key().namespace(), write.key().name(), Json.object()));
        ObjectNode part = Json.copy(config);
        if (write.options().isStatus()) {
            part.retain("apiVersion", "kind", "status");
        } else if (type.statusSubresource()) {
            part.remove("status");
        }
        Manager me = Manager.applying(write.options().manager(), write.options().subresource(), type.apiVersion());
        return ServerSideApply.of(type.shape(), live, part, me, write.options().force(), now());
    }

    /** An apply creates an object only where a POST could, and never in place of a particular one that is gone. */
    private void requireCreatable(Commit.Write write, ObjectMeta config) {
        if (write.options().isStatus()) {
            throw ApiException.notFound(write.subject());
        }
        if (!config.uid().isEmpty()) {
            throw ApiException.conflict(write.subject(), "uid mismatch: the provided object specified uid "
                    + config.uid() + ", and no existing object was found");
        }
        containers.requireOpen(write.type(), write.key());
    }

    /** A subresource that the type does not have is an unknown path. */
    private static void requireSubresource(ResourceType type, WriteOptions options) {
        boolean known = options.subresource().isEmpty() || (options.isStatus() && type.statusSubresource());
        if (!known) {
            throw ApiException.unknownPath();
        }
    }

    /**
     * An ordinary writer owns what it changes. A writer that sends managedFields edits them, as kubectl does when
     * it migrates an object to server-side apply; otherwise the stored ones go on.
     */
    private Commit.Attribution byUpdate(Commit.Write write) {
        Manager me = Manager.updating(write.options().manager(), write.options().subresource(),
                write.type().apiVersion());
        return (draft, before) -> {
            JsonNode sent = ObjectMeta.of(draft).managedFields();
            JsonNode base = sent.isEmpty() ? before.path("metadata").path("managedFields") : sent;
            return ManagedFields.parse(base).updated(me, write.type().shape(), before, draft, now());
        };
    }

    private String now() {
        return ObjectMeta.time(clock.instant());
    }

    /** The stored object as this type shows it, so that all comparing happens in one version. */
    private Optional<ObjectNode> find(ResourceType type, Key key) {
        return store.find(key).map(stored -> EventVersions.show(type, stored));
    }
}
