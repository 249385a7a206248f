package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/** A {@code meta.k8s.io/v1 Table}: what {@code kubectl get} prints. */
final class Table {
    private Table() {}

    /** {@code include} is the query parameter includeObject: how much of each object goes with its row. */
    static ObjectNode of(List<Column> columns, List<ObjectNode> objects, String include, Instant now) {
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        ArrayNode definitions = table.putArray("columnDefinitions");
        columns.forEach(column -> definitions.addObject().put("name", column.name()).put("type", column.type())
                .put("format", column.format()).put("description", column.description())
                .put("priority", column.priority()));
        ArrayNode rows = table.putArray("rows");
        objects.forEach(object -> {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells");
            columns.forEach(column -> cells.add(cell(column, object, now)));
            switch (include) {
                case "None" -> row.putNull("object");
                case "Object" -> row.set("object", object);
                default -> row.set("object", metadata(object));
            }
        });
        return table;
    }

    /** Numbers and booleans stay typed; whatever has no cell type of its own is shown as JSON. */
    private static JsonNode cell(Column column, ObjectNode object, Instant now) {
        return column.value().apply(object).filter(value -> !value.isNull()).<JsonNode>map(value -> switch (column
                .type()) {
            case "date" -> TextNode.valueOf(age(value.asText(), now));
            case "integer", "number", "boolean" -> value;
            default -> TextNode.valueOf(value.isValueNode() ? value.asText() : value.toString());
        }).orElse(NullNode.getInstance());
    }

    /** The server, not kubectl, turns times into ages. */
    private static String age(String time, Instant now) {
        try {
            return Age.of(Duration.between(OffsetDateTime.parse(time).toInstant(), now));
        } catch (DateTimeParseException notATime) {
            return "<unknown>";
        }
    }

    /** Enough for kubectl to print namespaces, labels and names. */
    private static ObjectNode metadata(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
