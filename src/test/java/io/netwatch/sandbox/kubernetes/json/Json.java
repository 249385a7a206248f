package io.netwatch.sandbox.kubernetes.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/** How this room reads, copies and writes JSON trees. */
public final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode strings(Iterable<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return array;
    }

    /** Reads a body: JSON if it begins with a brace or a bracket, otherwise YAML. Throws 400 if it is malformed. */
    public static JsonNode read(String body) {
        try {
            boolean json = body.startsWith("{") || body.startsWith("[");
            return json ? canonical(JSON.readTree(body)) : yaml(body);
        } catch (IOException unreadable) {
            throw ApiException.badRequest("the body is not JSON: " + unreadable.getMessage());
        }
    }

    /** Reads YAML, in any style. */
    public static JsonNode yaml(String text) {
        try {
            return canonical(YAML.readTree(text));
        } catch (IOException unreadable) {
            throw ApiException.badRequest("the text is not YAML: " + unreadable.getMessage());
        }
    }

    public static byte[] write(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a JSON tree could not be written", impossible);
        }
    }

    /** A deep copy that compares equal to any other copy of the same JSON. */
    public static ObjectNode copy(ObjectNode object) {
        return (ObjectNode) canonical(object);
    }

    /**
     * Jackson tells an int 1 from a long 1, so that an object built in memory would differ from the same object read
     * from the wire and every "unchanged" write would look like a change. All whole numbers become long here.
     */
    public static JsonNode canonical(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = object();
                object.properties().forEach(field -> copy.set(field.getKey(), canonical(field.getValue())));
                yield copy;
            }
            case ArrayNode array -> array().addAll(elements(array).map(Json::canonical).toList());
            case NumericNode number when number.isIntegralNumber() && number.canConvertToLong() ->
                LongNode.valueOf(number.longValue());
            default -> node;
        };
    }

    /** The elements of a list; none when the node is anything else or missing. */
    public static Stream<JsonNode> elements(JsonNode node) {
        return node.valueStream();
    }

    public static Stream<String> texts(JsonNode node) {
        return elements(node).map(JsonNode::asText);
    }

    /** The object in this field, or nothing when there is none or it is of another type. */
    public static Optional<ObjectNode> child(JsonNode parent, String field) {
        return parent.path(field) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }
}
