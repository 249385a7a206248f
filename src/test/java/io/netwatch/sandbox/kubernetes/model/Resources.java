package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import java.util.List;
import java.util.Optional;

/**
 * All objects of one resource, with the API's own verbs and without HTTP. Objects that go in are copied and objects
 * that come out are the caller's own. Every method throws {@link ApiException} with the code and the words that a
 * client would get. For cluster-scoped resources the namespace is ignored.
 */
public final class Resources {
    private static final String IN_MEMORY = "in-memory";

    private final ResourceType type;
    private final Store store;
    private final Writes writes;
    private final Deletion deletion;

    Resources(ResourceType type, Store store, Writes writes, Deletion deletion) {
        this.type = type;
        this.store = store;
        this.writes = writes;
        this.deletion = deletion;
    }

    public ResourceType type() {
        return type;
    }

    /** Throws 404 when there is none. */
    public ObjectNode get(String namespace, String name) {
        return find(namespace, name).orElseThrow(() -> ApiException.notFound(type.subject(name)));
    }

    public Optional<ObjectNode> find(String namespace, String name) {
        return store.find(type.key(namespace, name)).map(stored -> EventVersions.show(type, stored));
    }

    /** All that match, in the order of namespace and name. */
    public List<ObjectNode> list(Filter filter) {
        return new Lists(store).matching(type, filter);
    }

    /** One page of a list; a limit of 0 means everything, an empty token the beginning. */
    public Page page(Filter filter, int limit, String token) {
        return new Lists(store).page(type, filter, limit, token);
    }

    /** Creates the object in the namespace that its metadata names. */
    public ObjectNode create(ObjectNode object) {
        return create(namespace(object), object, WriteOptions.by(IN_MEMORY)).object();
    }

    /** Creates the object in this namespace, with all that a request can ask for. */
    public Outcome create(String namespace, JsonNode object, WriteOptions options) {
        return writes.create(type, namespace, object, options);
    }

    /** Replaces all but the status; 409 when the object's resourceVersion is not the stored one. */
    public ObjectNode update(ObjectNode object) {
        return replace(namespace(object), name(object), object, WriteOptions.by(IN_MEMORY)).object();
    }

    /** Replaces the status alone; 409 when the object's resourceVersion is not the stored one. */
    public ObjectNode updateStatus(ObjectNode object) {
        return replace(namespace(object), name(object), object, WriteOptions.ofStatus(IN_MEMORY)).object();
    }

    /** PUT: replaces the main resource or the status, as the options say. */
    public Outcome replace(String namespace, String name, JsonNode object, WriteOptions options) {
        return writes.replace(type, type.key(namespace, name), object, options);
    }

    /** PATCH in one of the formats that need an object to be there. */
    public Outcome patch(String namespace, String name, PatchFormat format, JsonNode patch, WriteOptions options) {
        return writes.edit(type, type.key(namespace, name), stored -> format.apply(type, stored, patch), options);
    }

    /** Server-side apply; creates the object when there is none. */
    public Outcome apply(String namespace, String name, JsonNode config, WriteOptions options) {
        return writes.apply(type, type.key(namespace, name), config, options);
    }

    /** Deletes the object, or marks it while finalizers (or content, for namespaces and CRDs) hold it. */
    public Outcome delete(String namespace, String name, DeleteOptions options) {
        return deletion.delete(type, type.key(namespace, name), options);
    }

    /** Tells first what is there, as additions, and then what changes. */
    public Watch watch(Filter filter) {
        return Watch.fromNow(store, type, filter);
    }

    /** Tells what changes after this revision. */
    public Watch watchAfter(long revision, Filter filter) {
        return Watch.after(revision, store, type, filter);
    }

    private static String name(ObjectNode object) {
        return object.path("metadata").path("name").asText();
    }

    private static String namespace(ObjectNode object) {
        return object.path("metadata").path("namespace").asText();
    }
}
