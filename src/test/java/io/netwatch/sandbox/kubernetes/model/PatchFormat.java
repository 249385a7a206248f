package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.patch.JsonPatch;
import io.netwatch.sandbox.kubernetes.patch.MergePatch;
import io.netwatch.sandbox.kubernetes.patch.StrategicMergePatch;

/** The kinds of patch that change an existing object; server-side apply is a write of its own. */
public enum PatchFormat {
    MERGE, JSON, STRATEGIC;

    /** Applies a patch of this format to a copy of the target. */
    ObjectNode apply(ResourceType type, ObjectNode target, JsonNode patch) {
        JsonNode patched = switch (this) {
            case MERGE -> MergePatch.apply(target, patch);
            case JSON -> JsonPatch.apply(target, patch);
            case STRATEGIC -> strategic(type, target, patch);
        };
        return patched instanceof ObjectNode object ? object : refuse();
    }

    /** The real server knows no merge keys for custom resources either, and refuses in the same way. */
    private static JsonNode strategic(ResourceType type, ObjectNode target, JsonNode patch) {
        if (type.custom()) {
            throw ApiException.unsupportedMediaType("the body of the request was in an unknown format - accepted media"
                    + " types include: application/json-patch+json, application/merge-patch+json,"
                    + " application/apply-patch+yaml");
        }
        return StrategicMergePatch.apply(type.shape(), target, patch);
    }

    private static ObjectNode refuse() {
        throw ApiException.badRequest("a merge patch must be an object");
    }
}
