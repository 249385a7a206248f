package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.Map;

/**
 * Events are one collection with two faces: {@code v1} and {@code events.k8s.io/v1} name the same fields differently.
 * They are kept as {@code v1}, which is what kubectl reads.
 */
final class EventVersions {
    private static final String GROUP = "events.k8s.io";
    private static final Map<String, String> CORE_TO_EVENTS = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "reportingComponent", "reportingController",
            "source", "deprecatedSource",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount");

    private EventVersions() {}

    static boolean isEvents(GroupVersionKind kind) {
        return kind.group().isEmpty() || kind.group().equals(GROUP);
    }

    /** A copy of a stored object as this type shows it. */
    static ObjectNode show(ResourceType type, ObjectNode stored) {
        ObjectNode shown = Json.copy(stored).put("apiVersion", type.apiVersion());
        if (type.group().equals(GROUP)) {
            CORE_TO_EVENTS.forEach((core, event) -> rename(shown, core, event));
        }
        return shown;
    }

    /** The object as it is kept; changes the object in place. */
    static ObjectNode keep(ResourceType type, ObjectNode object) {
        if (type.group().equals(GROUP)) {
            CORE_TO_EVENTS.forEach((core, event) -> rename(object, event, core));
            object.put("apiVersion", "v1");
        }
        return object;
    }

    private static void rename(ObjectNode object, String from, String to) {
        if (object.has(from)) {
            object.set(to, object.remove(from));
        }
    }

}
