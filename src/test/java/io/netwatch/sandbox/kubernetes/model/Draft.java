package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes, from what a client sent, the object that a write may store: server-owned parts come from the server. */
final class Draft {
    private static final List<String> SERVER_OWNED = List.of("uid", "creationTimestamp", "deletionTimestamp",
            "deletionGracePeriodSeconds", "generation", "resourceVersion", "selfLink");

    private Draft() {}

    /** A new object: fresh identity, no status of the client's making, and what its kind gets at birth. */
    static ObjectNode created(ResourceType type, ObjectNode sent, UUID uid, Instant now) {
        ObjectNode draft = Json.copy(sent);
        ObjectNode meta = ObjectMeta.of(draft).node();
        meta.remove(SERVER_OWNED);
        meta.put("uid", uid.toString()).put("creationTimestamp", ObjectMeta.time(now));
        if (type.hasGeneration()) {
            meta.put("generation", 1L);
        }
        if (type.statusSubresource()) {
            draft.remove("status");
        }
        atBirth(draft, now);
        return draft;
    }

    /** What controllers or strategies of a real server add at creation. */
    private static void atBirth(ObjectNode draft, Instant now) {
        String name = ObjectMeta.of(draft).name();
        switch (draft.path("kind").asText()) {
            case "Namespace" -> {
                draft.putObject("status").put("phase", "Active");
                draft.withObjectProperty("spec").putArray("finalizers").add("kubernetes");
                ObjectMeta.of(draft).node().withObjectProperty("labels").put("kubernetes.io/metadata.name", name);
            }
            case "CustomResourceDefinition" -> CustomTypes.complete(draft, now);
            case "Secret" -> Secrets.encode(draft);
            default -> {
                // Other kinds are stored as sent.
            }
        }
    }

    /** The next version of a stored object: only the part that this path may write is taken from the client. */
    static ObjectNode updated(ResourceType type, ObjectNode stored, ObjectNode sent, boolean statusOnly) {
        ObjectNode draft = Json.copy(statusOnly ? stored : sent);
        if (statusOnly || type.statusSubresource()) {
            replace(draft, "status", statusOnly ? sent : stored);
        }
        ObjectNode meta = ObjectMeta.of(draft).node();
        SERVER_OWNED.forEach(field -> replace(meta, field, stored.path("metadata")));
        if (type.kind().kind().equals("Secret")) {
            Secrets.encode(draft);
        }
        return draft;
    }

    private static void replace(ObjectNode target, String field, JsonNode source) {
        if (source.has(field)) {
            target.set(field, source.get(field));
        } else {
            target.remove(field);
        }
    }

    /** Whether what is wanted differs, as opposed to metadata and, where it is written apart, status. */
    static boolean wantsSomethingElse(ResourceType type, ObjectNode before, ObjectNode after) {
        return !content(type, before).equals(content(type, after));
    }

    /** The version says how an object is written, not what is wanted. */
    private static ObjectNode content(ResourceType type, ObjectNode object) {
        ObjectNode content = Json.object().setAll(object);
        content.remove(List.of("apiVersion", "metadata"));
        if (type.statusSubresource()) {
            content.remove("status");
        }
        return content;
    }
}
