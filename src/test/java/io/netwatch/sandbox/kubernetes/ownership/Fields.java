package io.netwatch.sandbox.kubernetes.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.schema.ListType;
import io.netwatch.sandbox.kubernetes.schema.Shape;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which fields an object has, and which of them differ from another version of it. */
final class Fields {
    private Fields() {}

    /** Everything is changed when compared with nothing. */
    static FieldSet of(Shape shape, JsonNode value) {
        return changed(shape, MissingNode.getInstance(), value);
    }

    /** The fields of {@code after} that {@code before} lacks or holds with another value. */
    static FieldSet changed(Shape shape, JsonNode before, JsonNode after) {
        return switch (after) {
            case ObjectNode object when !shape.isAtomicMap() -> changedMap(shape, before, object);
            case ArrayNode list when shape.listType() instanceof ListType.Keyed keyed ->
                changedElements(shape.items(), keyed, before, list);
            case ArrayNode list when shape.listType() instanceof ListType.Unique -> addedValues(before, list);
            default -> after.isMissingNode() || after.equals(before) ? FieldSet.NONE : FieldSet.LEAF;
        };
    }

    private static FieldSet changedMap(Shape shape, JsonNode before, ObjectNode after) {
        // Only an empty map is a value of its own; otherwise its fields speak for it.
        if (after.isEmpty()) {
            return before.isObject() ? FieldSet.NONE : FieldSet.LEAF;
        }
        SortedMap<String, FieldSet> children = new TreeMap<>();
        after.properties().forEach(field -> children.put("f:" + field.getKey(),
                changed(shape.child(field.getKey()), before.path(field.getKey()), field.getValue())));
        return new FieldSet(false, children);
    }

    /** An element that is new is a member itself, so that dropping it removes all of it. */
    private static FieldSet changedElements(Shape items, ListType.Keyed keyed, JsonNode before, ArrayNode after) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        after.forEach(element -> keyed.identity(element).ifPresent(identity -> {
            JsonNode old = keyed.find(before, element).orElse(MissingNode.getInstance());
            FieldSet inside = changed(items, old, element);
            children.put(step(identity), new FieldSet(old.isMissingNode(), inside.children()));
        }));
        return new FieldSet(false, children);
    }

    /** The values of a set have no fields; each is a member or not. */
    private static FieldSet addedValues(JsonNode before, ArrayNode after) {
        SortedMap<String, FieldSet> children = new TreeMap<>();
        after.forEach(value -> {
            boolean known = Json.elements(before).anyMatch(value::equals);
            children.put("v:" + value, known ? FieldSet.NONE : FieldSet.LEAF);
        });
        return new FieldSet(false, children);
    }

    /** The step to a list element, by its keys in the order of the schema. */
    static String step(ObjectNode identity) {
        return "k:" + identity;
    }
}
