package io.netwatch.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import io.netwatch.sandbox.kubernetes.error.FieldError.Kind;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks a custom resource against its structural schema: types, required fields, enums, patterns, sizes, limits and
 * the uniqueness that list types promise. Junctors (anyOf, oneOf, allOf, not) and CEL rules are not evaluated.
 */
public final class Validation {
    private Validation() {}

    /** All mistakes in schema order; an empty list means that the object is fine. */
    public static List<FieldError> validate(JsonNode schema, ObjectNode object) {
        ObjectNode content = object.deepCopy();
        // ObjectMeta is checked elsewhere; a CRD's schema says no more than "object" about it.
        content.remove("metadata");
        return value(schema, content, "").toList();
    }

    /** A value of the wrong type is reported once; its other rules could only confuse. */
    private static Stream<FieldError> value(JsonNode schema, JsonNode value, String path) {
        if (value.isNull() && schema.path("nullable").asBoolean()) {
            return Stream.empty();
        }
        if (!Scalars.hasType(schema, value)) {
            String type = schema.path("type").asText();
            return Stream.of(new FieldError(path, Kind.WRONG_TYPE,
                    "\"" + Scalars.typeOf(value) + "\": " + path + " in body must be of type " + type + ": \""
                            + Scalars.typeOf(value) + "\""));
        }
        return switch (value) {
            case ObjectNode object -> object(schema, object, path);
            case JsonNode list when list.isArray() -> list(schema, list, path);
            default -> Scalars.check(schema, value, path);
        };
    }

    /** What is missing first, then what is there, then how much there is. */
    private static Stream<FieldError> object(JsonNode schema, ObjectNode object, String path) {
        Stream<FieldError> missing = Json.texts(schema.path("required")).filter(name -> !object.has(name))
                .map(name -> new FieldError(join(path, name), Kind.REQUIRED, ""));
        JsonNode properties = schema.path("properties");
        Stream<FieldError> below = object.properties().stream().flatMap(field -> {
            JsonNode property = properties.path(field.getKey());
            JsonNode known = property.isMissingNode() ? schema.path("additionalProperties") : property;
            return known.isObject() ? value(known, field.getValue(), join(path, field.getKey())) : Stream.empty();
        });
        return Stream.of(missing, below, size(schema, object, path, "Properties", "properties"))
                .flatMap(errors -> errors);
    }

    private static Stream<FieldError> list(JsonNode schema, JsonNode list, String path) {
        Stream<FieldError> below = IntStream.range(0, list.size()).boxed()
                .flatMap(i -> value(schema.path("items"), list.get(i), path + "[" + i + "]"));
        return Stream.of(size(schema, list, path, "Items", "items"), below, duplicates(schema, list, path))
                .flatMap(errors -> errors);
    }

    /** Serves maxItems and minItems as well as maxProperties and minProperties. */
    private static Stream<FieldError> size(JsonNode schema, JsonNode container, String path, String keyword,
            String noun) {
        List<FieldError> errors = new ArrayList<>();
        if (container.size() > schema.path("max" + keyword).asInt(Integer.MAX_VALUE)) {
            errors.add(new FieldError(path, Kind.TOO_MANY, container.size() + ": must have at most "
                    + schema.path("max" + keyword).asInt() + " " + noun));
        }
        if (container.size() < schema.path("min" + keyword).asInt(0)) {
            errors.add(FieldError.invalid(path, container.size() + ": " + path + " in body should have at least "
                    + schema.path("min" + keyword).asInt() + " " + noun));
        }
        return errors.stream();
    }

    /** Sets and keyed lists must not hold the same value, or the same key, twice. */
    private static Stream<FieldError> duplicates(JsonNode schema, JsonNode list, String path) {
        List<JsonNode> identities = switch (new Shape(schema, path).listType()) {
            case ListType.Keyed keyed -> Json.elements(list).<JsonNode>map(e -> keyed.identity(e).orElse(Json.object()))
                    .toList();
            case ListType.Unique _ -> Json.elements(list).toList();
            case ListType.Atomic _ -> List.of();
        };
        return IntStream.range(0, identities.size()).filter(i -> identities.subList(0, i).contains(identities.get(i)))
                .mapToObj(i -> new FieldError(path + "[" + i + "]", Kind.DUPLICATE, identities.get(i).toString()));
    }

    private static String join(String path, String name) {
        return Stream.of(path, name).filter(part -> !part.isEmpty()).collect(Collectors.joining("."));
    }
}
