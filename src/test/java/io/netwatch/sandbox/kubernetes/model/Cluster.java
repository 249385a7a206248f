package io.netwatch.sandbox.kubernetes.model;

import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The model of a Kubernetes API server: types, objects and their history, without HTTP. Safe for use by many threads.
 * The namespaces {@code default} and {@code kube-system} are there from the start.
 */
public final class Cluster {
    private final Store store = new Store();
    private final Registry registry = new Registry();
    private final Deletion deletion;
    private final Writes writes;

    /** An empty cluster whose objects get random UIDs. */
    public Cluster(InstantSource clock, Admission admission) {
        this(clock, admission, UUID::randomUUID);
    }

    /** An empty cluster; a simulation passes its own source of UIDs, so that it can be repeated. */
    public Cluster(InstantSource clock, Admission admission, Supplier<UUID> identities) {
        store.observe(registry::follow);
        this.deletion = new Deletion(store, clock);
        this.writes = new Writes(store, clock, identities, deletion, admission);
        List.of("default", "kube-node-lease", "kube-public", "kube-system").forEach(this::createNamespace);
    }

    /** As kubectl apply would; throws 409 when it is there already. */
    public void createNamespace(String name) {
        var namespace = Json.object();
        namespace.putObject("metadata").put("name", name);
        resources(BuiltinTypes.NAMESPACES).create(namespace);
    }

    /** The types of all built-in kinds and of all CRDs. */
    public List<ResourceType> types() {
        return registry.types();
    }

    /** The objects of a kind, such as {@code example.test/v1} and {@code Widget}; 404 when nobody serves it. */
    public Resources resources(String apiVersion, String kind) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return resources(registry.byKind(new GroupVersionKind(group, apiVersion.substring(slash + 1), kind)));
    }

    /** The objects below a path's group, version and plural, if anybody serves them. */
    public Optional<Resources> resources(String group, String version, String plural) {
        return registry.find(type -> type.group().equals(group) && type.kind().version().equals(version)
                && type.names().plural().equals(plural)).map(this::resources);
    }

    private Resources resources(ResourceType type) {
        return new Resources(type, store, writes, deletion);
    }

    /** Forgets the history, so that watches and lists from before now answer 410. */
    public void compact() {
        store.locked(() -> {
            store.compactTo(store.revision());
            return null;
        });
    }
}
