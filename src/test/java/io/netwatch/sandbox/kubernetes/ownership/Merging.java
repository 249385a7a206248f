package io.netwatch.sandbox.kubernetes.ownership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.schema.ListType;
import io.netwatch.sandbox.kubernetes.schema.Shape;
import java.util.Optional;
import java.util.stream.Stream;

/** The two halves of an apply on JSON: laying a configuration over an object, and taking fields out of it. */
final class Merging {
    private Merging() {}

    /** Lays the configuration over the live value, keyed lists element by element. Returns a new tree. */
    static JsonNode merge(Shape shape, JsonNode live, JsonNode config) {
        return switch (config) {
            case ObjectNode wanted when live instanceof ObjectNode object && !shape.isAtomicMap() ->
                mergedMap(shape, object, wanted);
            case ArrayNode wanted when shape.listType() instanceof ListType.Keyed keyed ->
                mergedElements(shape.items(), keyed, live, wanted);
            case ArrayNode wanted when shape.listType() instanceof ListType.Unique ->
                Json.array().addAll(Stream.concat(Json.elements(live), Json.elements(wanted)).distinct().toList());
            default -> Json.canonical(config);
        };
    }

    private static JsonNode mergedMap(Shape shape, ObjectNode live, ObjectNode config) {
        ObjectNode result = Json.copy(live);
        config.properties().forEach(field -> {
            JsonNode old = live.path(field.getKey());
            result.set(field.getKey(), merge(shape.child(field.getKey()), old, field.getValue()));
        });
        return result;
    }

    /** Live elements keep their order; new ones follow in that of the configuration. */
    private static JsonNode mergedElements(Shape items, ListType.Keyed keyed, JsonNode live, ArrayNode config) {
        ArrayNode result = Json.array();
        Json.elements(live).map(old -> keyed.find(config, old).map(change -> merge(items, old, change)).orElse(old))
                .forEach(result::add);
        Json.elements(config).filter(element -> keyed.find(live, element).isEmpty()).forEach(result::add);
        return result;
    }

    /**
     * Takes the dropped fields out of the value, but nothing on the way to a kept one. A map or list that thereby
     * becomes empty goes too, since nobody asked for an empty one. Returns a new tree, or a missing node.
     */
    static JsonNode remove(Shape shape, JsonNode value, FieldSet dropped, FieldSet kept) {
        if (dropped.isEmpty()) {
            return value;
        }
        if (dropped.member() && kept.isEmpty()) {
            return MissingNode.getInstance();
        }
        JsonNode rest = switch (value) {
            case ObjectNode object -> restOfMap(shape, object, dropped, kept);
            case ArrayNode list -> restOfList(shape, list, dropped, kept);
            default -> value;
        };
        return rest.isContainerNode() && rest.isEmpty() && !value.isEmpty() ? MissingNode.getInstance() : rest;
    }

    private static JsonNode restOfMap(Shape shape, ObjectNode object, FieldSet dropped, FieldSet kept) {
        ObjectNode rest = Json.object();
        object.properties().forEach(field -> {
            String step = "f:" + field.getKey();
            present(remove(shape.child(field.getKey()), field.getValue(), dropped.child(step), kept.child(step)))
                    .ifPresent(left -> rest.set(field.getKey(), left));
        });
        return rest;
    }

    /** Elements are found by key or, in sets, by value. */
    private static JsonNode restOfList(Shape shape, ArrayNode list, FieldSet dropped, FieldSet kept) {
        ArrayNode rest = Json.array();
        list.forEach(element -> {
            Optional<ObjectNode> identity = shape.listType() instanceof ListType.Keyed keyed
                    ? keyed.identity(element)
                    : Optional.empty();
            String step = identity.map(Fields::step).orElse("v:" + element);
            present(remove(shape.items(), element, dropped.child(step), kept.child(step)))
                    .ifPresent(left -> rest.add(withKeys(left, identity)));
        });
        return rest;
    }

    /** An element that stays because others own parts of it must keep what tells it apart. */
    private static JsonNode withKeys(JsonNode element, Optional<ObjectNode> identity) {
        return identity.<JsonNode>map(keys -> ((ObjectNode) element).setAll(keys)).orElse(element);
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}
