package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import io.netwatch.sandbox.kubernetes.error.Subject;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.List;
import java.util.regex.Pattern;

/** What a client sent, held against the path that it was sent to and the object that it was made from. */
final class Incoming {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private Incoming() {}

    /** A copy that carries the type and the place of the path; throws 400 when the body says otherwise. */
    static ObjectNode placed(ResourceType type, String namespace, String name, JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw ApiException.badRequest("the body must be an object of kind " + type.kind().kind());
        }
        ObjectNode copy = Json.object().put("apiVersion", type.apiVersion()).put("kind", type.kind().kind());
        agree("apiVersion", type.apiVersion(), object.path("apiVersion").asText());
        agree("kind", type.kind().kind(), object.path("kind").asText());
        copy.setAll(Json.copy(object));
        ObjectMeta meta = ObjectMeta.of(copy);
        agree("name", name.isEmpty() ? meta.name() : name, meta.name());
        if (!name.isEmpty()) {
            meta.node().put("name", name);
        }
        if (type.namespaced()) {
            agree("namespace", namespace, meta.namespace());
            meta.node().put("namespace", namespace);
        } else {
            meta.node().remove("namespace");
        }
        return copy;
    }

    /** What the body leaves out is taken from the path. */
    private static void agree(String what, String path, String body) {
        if (!body.isEmpty() && !body.equals(path)) {
            throw ApiException.badRequest("the " + what + " of the provided object (" + body
                    + ") does not match the " + what + " sent on the request (" + path + ")");
        }
    }

    /** Throws 409 when the client saw an older version, or means another object of the same name. */
    static void requireCurrent(Subject subject, ObjectMeta stored, ObjectMeta sent) {
        requireUid(subject, stored, sent.uid());
        requireVersion(subject, stored, sent.resourceVersion());
    }

    /** Throws 409 when the client means an object that has been replaced by another of the same name. */
    static void requireUid(Subject subject, ObjectMeta stored, String uid) {
        if (!uid.isEmpty() && !uid.equals(stored.uid())) {
            throw ApiException.conflict(subject, "Precondition failed: UID in precondition: " + uid
                    + ", UID in object meta: " + stored.uid());
        }
    }

    /** Throws 409 when somebody else was faster. */
    static void requireVersion(Subject subject, ObjectMeta stored, String version) {
        if (!version.isEmpty() && !version.equals(stored.resourceVersion())) {
            throw ApiException.conflict(subject, "the object has been modified; please apply your changes to the"
                    + " latest version and try again");
        }
    }

    /** Throws 409 when a deletion is meant for a state that is no longer the stored one. */
    static void requireRecord(Subject subject, ObjectMeta stored, String version) {
        if (!version.isEmpty() && !version.equals(stored.resourceVersion())) {
            throw ApiException.conflict(subject, "the ResourceVersion in the precondition (" + version
                    + ") does not match the ResourceVersion in record (" + stored.resourceVersion()
                    + "). The object might have been modified");
        }
    }

    /** Names become path segments and DNS labels. */
    static List<FieldError> checkName(String name) {
        return NAME.matcher(name).matches()
                ? List.of()
                : List.of(FieldError.invalid("metadata.name", "\"" + name + "\": a lowercase RFC 1123 subdomain must"
                        + " consist of lower case alphanumeric characters, '-' or '.', and must start and end with an"
                        + " alphanumeric character"));
    }
}
