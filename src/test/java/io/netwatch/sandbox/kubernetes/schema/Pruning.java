package io.netwatch.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes out of a custom resource what its structural schema does not know. */
public final class Pruning {
    private static final Set<String> ALWAYS_KNOWN = Set.of("apiVersion", "kind", "metadata");

    private final List<String> unknown = new ArrayList<>();

    private Pruning() {}

    /** Prunes the object in place and returns the paths of what went, such as {@code spec.sise}. */
    public static List<String> prune(JsonNode schema, ObjectNode object) {
        Pruning pruning = new Pruning();
        List<String> fields = new ArrayList<>(object.properties().stream().map(field -> field.getKey()).toList());
        fields.removeAll(ALWAYS_KNOWN);
        fields.forEach(field -> pruning.field(schema, object, field, field));
        return List.copyOf(pruning.unknown);
    }

    /** Goes down into objects and lists; the schema of this place is known. */
    private void value(JsonNode schema, JsonNode value, String path) {
        switch (value) {
            case ObjectNode object -> List.copyOf(object.properties())
                    .forEach(field -> field(schema, object, field.getKey(), path + "." + field.getKey()));
            default -> {
                for (int i = 0; i < value.size(); i++) {
                    value(schema.path("items"), value.get(i), path + "[" + i + "]");
                }
            }
        }
    }

    /** A field is known by name, by the schema for all other names, or because its parent is open. */
    private void field(JsonNode schema, ObjectNode parent, String name, String path) {
        JsonNode property = schema.path("properties").path(name);
        JsonNode known = property.isMissingNode() ? schema.path("additionalProperties") : property;
        boolean free = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean() || known.asBoolean();
        if (known.isObject()) {
            dropNull(known, parent, name);
            value(known, parent.path(name), path);
        } else if (!free) {
            parent.remove(name);
            unknown.add(path);
        }
    }

    /** A null where the schema allows none counts as absent, so that a default can take its place. */
    private static void dropNull(JsonNode schema, ObjectNode parent, String name) {
        if (parent.path(name).isNull() && !schema.path("nullable").asBoolean()) {
            parent.remove(name);
        }
    }

    /** Fills in the schema's defaults, in place, also within the objects that a default created. */
    public static void addDefaults(JsonNode schema, JsonNode value) {
        if (value instanceof ObjectNode object) {
            schema.path("properties").properties()
                    .forEach(property -> addDefault(object, property.getKey(), property.getValue()));
            JsonNode rest = schema.path("additionalProperties");
            object.properties().stream().filter(field -> !schema.path("properties").has(field.getKey()))
                    .forEach(field -> addDefaults(rest, field.getValue()));
        } else {
            Json.elements(value).forEach(element -> addDefaults(schema.path("items"), element));
        }
    }

    /** Only an absent field gets its default, but a default may itself lack defaults. */
    private static void addDefault(ObjectNode object, String name, JsonNode schema) {
        if (!object.has(name) && schema.has("default")) {
            object.set(name, Json.canonical(schema.get("default")));
        }
        addDefaults(schema, object.path(name));
    }
}
