package io.netwatch.sandbox.kubernetes.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;

/** JSON patch (RFC 6902). An operation that does not fit the object makes the whole patch fail with 422. */
public final class JsonPatch {
    private JsonPatch() {}

    /** Returns a new tree; the target is not changed. */
    public static ObjectNode apply(ObjectNode target, JsonNode patch) {
        if (!patch.isArray()) {
            throw ApiException.badRequest("a JSON patch must be a list of operations");
        }
        ObjectNode result = Json.copy(target);
        patch.forEach(operation -> perform(result, operation));
        return result;
    }

    /** Changes the root in place; a failure leaves it half done, and it is thrown away. */
    private static void perform(ObjectNode root, JsonNode operation) {
        JsonPointer path = pointer(operation, "path");
        switch (operation.path("op").asText()) {
            case "add" -> add(root, path, operation.path("value"));
            case "remove" -> remove(root, path);
            case "replace" -> {
                remove(root, path);
                add(root, path, operation.path("value"));
            }
            case "move" -> add(root, path, remove(root, pointer(operation, "from")));
            case "copy" -> add(root, path, existing(root, pointer(operation, "from")));
            case "test" -> test(root, path, operation.path("value"));
            default -> throw ApiException.unprocessable();
        }
    }

    /** Into a list, add inserts: the index may be one past the end, or "-" for the end. */
    private static void add(ObjectNode root, JsonPointer path, JsonNode value) {
        String last = path.last().getMatchingProperty();
        switch (existing(root, path.head())) {
            case ObjectNode object -> object.set(last, Json.canonical(value));
            case ArrayNode array when last.equals("-") -> array.add(Json.canonical(value));
            case ArrayNode array when inside(path, array.size() + 1) -> array.insert(path.last().getMatchingIndex(),
                    Json.canonical(value));
            default -> throw missing();
        }
    }

    /** Removes what must be there, and returns it for a move. */
    private static JsonNode remove(ObjectNode root, JsonPointer path) {
        JsonNode removed = existing(root, path);
        switch (existing(root, path.head())) {
            case ObjectNode object -> object.remove(path.last().getMatchingProperty());
            case ArrayNode array -> array.remove(path.last().getMatchingIndex());
            default -> throw missing();
        }
        return removed;
    }

    /** The guard with which clients make a patch conditional. */
    private static void test(ObjectNode root, JsonPointer path, JsonNode expected) {
        if (!root.at(path).equals(Json.canonical(expected))) {
            throw ApiException.unprocessable();
        }
    }

    private static boolean inside(JsonPointer path, int size) {
        int index = path.last().getMatchingIndex();
        return index >= 0 && index < size;
    }

    /** The head of a top-level path is the root, which Jackson gives as an empty or absent pointer. */
    private static JsonNode existing(ObjectNode root, JsonPointer path) {
        JsonNode found = path == null ? root : root.at(path);
        if (found.isMissingNode()) {
            throw missing();
        }
        return found;
    }

    private static ApiException missing() {
        return ApiException.unprocessable();
    }

    /** The path or from of an operation, which must lead into the object. */
    private static JsonPointer pointer(JsonNode operation, String field) {
        try {
            JsonPointer pointer = JsonPointer.compile(operation.path(field).asText());
            if (pointer.matches()) {
                throw ApiException.unprocessable();
            }
            return pointer;
        } catch (IllegalArgumentException malformed) {
            throw ApiException.badRequest("\"" + field + "\" is not a JSON pointer in " + operation);
        }
    }
}
