package io.netwatch.sandbox.kubernetes.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;

/** JSON merge patch (RFC 7396): objects are merged, null removes, everything else replaces. */
public final class MergePatch {
    private MergePatch() {}

    /** Returns a new tree; neither argument is changed. */
    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return Json.canonical(patch);
        }
        ObjectNode result = target instanceof ObjectNode object ? Json.copy(object) : Json.object();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), apply(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }
}
