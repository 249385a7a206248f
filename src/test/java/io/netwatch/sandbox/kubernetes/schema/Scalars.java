package io.netwatch.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import io.netwatch.sandbox.kubernetes.error.FieldError.Kind;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schema keywords for strings, numbers and booleans, with the API server's own wording. */
final class Scalars {
    private Scalars() {}

    /** An absent type, as in free-form content, allows everything. A whole number is a number, too. */
    static boolean hasType(JsonNode schema, JsonNode value) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return value.isIntegralNumber() || value.isTextual();
        }
        return switch (schema.path("type").asText()) {
            case "" -> true;
            case "number" -> value.isNumber();
            case String type -> type.equals(typeOf(value));
        };
    }

    /** The JSON type in the words of a schema. */
    static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
    }

    /** All broken keywords of one value; its type has been checked before. */
    static Stream<FieldError> check(JsonNode schema, JsonNode value, String path) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode allowed = schema.path("enum");
        if (allowed.isArray() && Json.elements(allowed).noneMatch(one -> Json.canonical(one).equals(value))) {
            errors.add(new FieldError(path, Kind.UNSUPPORTED, value + ": supported values: "
                    + Json.elements(allowed).map(JsonNode::toString).collect(Collectors.joining(", "))));
        }
        if (value.isTextual()) {
            text(schema, value.asText(), path, errors);
        }
        if (value.isNumber()) {
            number(schema, value, path, errors);
        }
        return errors.stream();
    }

    /** Lengths count code points, although the server speaks of bytes. */
    private static void text(JsonNode schema, String text, String path, List<FieldError> errors) {
        if (text.codePointCount(0, text.length()) > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
            errors.add(new FieldError(path, Kind.TOO_LONG,
                    "may not be more than " + schema.path("maxLength").asInt() + " bytes"));
        }
        if (text.codePointCount(0, text.length()) < schema.path("minLength").asInt(0)) {
            errors.add(should(path, quoted(text), "be at least " + schema.path("minLength").asInt() + " chars long"));
        }
        String pattern = schema.path("pattern").asText();
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(text).find()) {
            errors.add(should(path, quoted(text), "match '" + pattern + "'"));
        }
        if (!hasFormat(schema.path("format").asText(), text)) {
            errors.add(FieldError.invalid(path, quoted(text) + ": " + path + " in body must be of type "
                    + schema.path("format").asText() + ": " + quoted(text)));
        }
    }

    /** Compared as decimals, since limits may be written as 1 or as 1.0. */
    private static void number(JsonNode schema, JsonNode value, String path, List<FieldError> errors) {
        JsonNode minimum = schema.path("minimum");
        JsonNode maximum = schema.path("maximum");
        if (minimum.isNumber() && value.decimalValue().compareTo(minimum.decimalValue()) < 0) {
            errors.add(should(path, value.asText(), "be greater than or equal to " + plain(minimum)));
        }
        if (maximum.isNumber() && value.decimalValue().compareTo(maximum.decimalValue()) > 0) {
            errors.add(should(path, value.asText(), "be less than or equal to " + plain(maximum)));
        }
    }

    /** Of the formats only those are checked that operators rely on; the server ignores unknown ones too. */
    private static boolean hasFormat(String format, String text) {
        return switch (format) {
            case "date-time" -> isDateTime(text);
            case "byte" -> text.getBytes(StandardCharsets.UTF_8).length % 4 == 0;
            default -> true;
        };
    }

    private static boolean isDateTime(String text) {
        try {
            return OffsetDateTime.parse(text).getYear() >= 0;
        } catch (DateTimeParseException notATime) {
            return false;
        }
    }

    private static FieldError should(String path, String value, String rule) {
        return FieldError.invalid(path, value + ": " + path + " in body should " + rule);
    }

    /** Generators print limits as 1.0; the server says 1. */
    private static String plain(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
