package io.netwatch.sandbox.kubernetes.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.schema.ListType;
import io.netwatch.sandbox.kubernetes.schema.Shape;
import java.util.List;
import java.util.stream.Stream;

/**
 * Kubernetes' own merge patch: like a JSON merge patch, but lists with known keys are merged element by element.
 * Knows {@code $patch: delete | replace} and {@code $deleteFromPrimitiveList}; the ordering directives are dropped.
 */
public final class StrategicMergePatch {
    private static final String DIRECTIVE = "$patch";
    private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";

    private StrategicMergePatch() {}

    /** Returns a new tree; neither argument is changed. */
    public static JsonNode apply(Shape shape, JsonNode target, JsonNode patch) {
        return switch (patch) {
            case ObjectNode changes -> merged(shape, target, changes);
            case ArrayNode changes -> switch (shape.listType()) {
                case ListType.Keyed keyed -> mergedByKey(shape.items(), keyed, target, changes);
                case ListType.Unique _ -> Json.array()
                        .addAll(Stream.concat(Json.elements(target), Json.elements(changes)).distinct().toList());
                case ListType.Atomic _ -> Json.canonical(changes);
            };
            default -> patch;
        };
    }

    private static JsonNode merged(Shape shape, JsonNode target, ObjectNode changes) {
        boolean replace = changes.path(DIRECTIVE).asText().equals("replace");
        ObjectNode result = target instanceof ObjectNode object && !replace ? Json.copy(object) : Json.object();
        changes.properties().forEach(change -> set(shape, result, change.getKey(), change.getValue()));
        return result;
    }

    /** Directives stand between fields; those that only order elements change nothing here. */
    private static void set(Shape shape, ObjectNode result, String field, JsonNode value) {
        if (field.startsWith(DELETE_VALUES)) {
            String list = field.substring(DELETE_VALUES.length());
            List<JsonNode> gone = Json.elements(value).toList();
            result.set(list, Json.array()
                    .addAll(Json.elements(result.path(list)).filter(kept -> !gone.contains(kept)).toList()));
        } else if (value.isNull() || value.path(DIRECTIVE).asText().equals("delete")) {
            result.remove(field);
        } else if (!field.startsWith("$")) {
            result.set(field, apply(shape.child(field), result.path(field), value));
        }
    }

    /** Elements that are there keep their order; new ones follow. */
    private static JsonNode mergedByKey(Shape items, ListType.Keyed keyed, JsonNode target, ArrayNode changes) {
        ArrayNode result = Json.array();
        Json.elements(target).map(old -> keyed.find(changes, old).map(change -> apply(items, old, change)).orElse(old))
                .filter(merged -> !isDeletion(keyed.find(changes, merged).orElse(merged))).forEach(result::add);
        Json.elements(changes).filter(change -> !isDeletion(change) && keyed.find(target, change).isEmpty())
                .map(added -> apply(items, Json.object(), added)).forEach(result::add);
        return result;
    }

    private static boolean isDeletion(JsonNode change) {
        return change.path(DIRECTIVE).asText().equals("delete");
    }
}
