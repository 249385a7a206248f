package io.netwatch.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.List;
import java.util.Map;

/**
 * What merging has to know about a place in an object: how its list or map is put together. Custom resources say so in
 * their schema, built-in kinds (and {@code metadata} everywhere) by a short table of well-known lists.
 *
 * @param schema the schema of this place; missing where no schema exists
 * @param field the last field name on the way here, empty at the root
 */
public record Shape(JsonNode schema, String field) {
    private static final ListType ATOMIC = new ListType.Atomic();
    private static final Map<String, ListType> WELL_KNOWN = Map.of(
            "finalizers", new ListType.Unique(),
            "ownerReferences", new ListType.Keyed(List.of("uid")),
            "conditions", new ListType.Keyed(List.of("type")),
            "containers", new ListType.Keyed(List.of("name")),
            "initContainers", new ListType.Keyed(List.of("name")),
            "env", new ListType.Keyed(List.of("name")),
            "volumes", new ListType.Keyed(List.of("name")),
            "volumeMounts", new ListType.Keyed(List.of("mountPath")),
            "imagePullSecrets", new ListType.Keyed(List.of("name")),
            "secrets", new ListType.Keyed(List.of("name")));

    /** The root of an object with this schema; pass a missing node for built-in kinds. */
    public static Shape of(JsonNode schema) {
        return new Shape(schema, "");
    }

    /** The place of a field. */
    public Shape child(String name) {
        if (schema.isMissingNode() || (field.isEmpty() && name.equals("metadata"))) {
            return new Shape(MissingNode.getInstance(), name);
        }
        JsonNode property = schema.path("properties").path(name);
        JsonNode rest = schema.path("additionalProperties");
        // An empty schema, unlike a missing one, keeps the table of well-known lists out of free-form content.
        JsonNode known = property.isObject() ? property : rest.isObject() ? rest : Json.object();
        return new Shape(known, name);
    }

    /** The place of each element of this list. */
    public Shape items() {
        return new Shape(schema.isMissingNode() ? schema : orEmpty(schema.path("items")), field);
    }

    /** How this list is merged; anything not marked is replaced as a whole. */
    public ListType listType() {
        if (schema.isMissingNode()) {
            return WELL_KNOWN.getOrDefault(field, ATOMIC);
        }
        return switch (schema.path("x-kubernetes-list-type").asText()) {
            case "map" -> new ListType.Keyed(Json.texts(schema.path("x-kubernetes-list-map-keys")).toList());
            case "set" -> new ListType.Unique();
            default -> ATOMIC;
        };
    }

    public boolean isAtomicMap() {
        return schema.path("x-kubernetes-map-type").asText().equals("atomic");
    }

    private static JsonNode orEmpty(JsonNode node) {
        return node.isObject() ? node : Json.object();
    }
}
