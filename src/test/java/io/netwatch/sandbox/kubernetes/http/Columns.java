package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which columns each type is shown with. */
final class Columns {
    private Columns() {}

    /** The name comes first; a CRD's columns replace the age that all other types are shown with. */
    static List<Column> of(ResourceType type) {
        Optional<JsonNode> own = Optional.of(type.crdVersion().path("additionalPrinterColumns"))
                .filter(columns -> !columns.isEmpty());
        Stream<Column> rest = own.map(columns -> Json.elements(columns).map(Column::ofCrd))
                .orElseGet(() -> builtIn(type));
        // Events are told apart by what happened, not by their generated names.
        return type.names().plural().equals("events")
                ? rest.toList()
                : Stream.concat(Stream.of(Column.NAME), rest).toList();
    }

    /** The most useful of the columns that the real server prints. */
    private static Stream<Column> builtIn(ResourceType type) {
        return switch (type.names().plural()) {
            case "namespaces" -> Stream.of(Column.at("Status", "string", ".status.phase"), Column.AGE);
            case "customresourcedefinitions" ->
                Stream.of(Column.at("Created At", "string", ".metadata.creationTimestamp"));
            case "configmaps" -> Stream.of(Column.of("Data", "integer", Columns::dataCount), Column.AGE);
            case "secrets" -> Stream.of(Column.at("Type", "string", ".type"),
                    Column.of("Data", "integer", Columns::dataCount), Column.AGE);
            case "leases" -> Stream.of(Column.at("Holder", "string", ".spec.holderIdentity"), Column.AGE);
            case "pods" -> Stream.of(Column.at("Status", "string", ".status.phase"), Column.AGE);
            case "events" -> events();
            default -> Stream.of(Column.AGE);
        };
    }

    private static Stream<Column> events() {
        return Stream.of(Column.of("Last Seen", "date", Columns::lastSeen), Column.at("Type", "string", ".type"),
                Column.at("Reason", "string", ".reason"), Column.of("Object", "string", Columns::involved),
                Column.at("Source", "string", ".source.component").wide(),
                Column.of("Message", "string", event -> first(event, "message", "note")),
                Column.at("Count", "integer", ".count").wide(), Column.at("Name", "string", ".metadata.name").wide());
    }

    private static JsonNode dataCount(ObjectNode object) {
        return LongNode.valueOf(object.path("data").size() + object.path("binaryData").size());
    }

    /** Old recorders fill lastTimestamp, new ones only eventTime. */
    private static JsonNode lastSeen(ObjectNode event) {
        return first(event, "lastTimestamp", "deprecatedLastTimestamp", "eventTime");
    }

    private static JsonNode involved(ObjectNode event) {
        JsonNode object = first(event, "involvedObject", "regarding");
        return TextNode.valueOf(object.path("kind").asText().toLowerCase(Locale.ROOT) + "/"
                + object.path("name").asText());
    }

    /** Both faces of an event are rendered here; they name the same field differently. */
    private static JsonNode first(ObjectNode event, String... fields) {
        return Stream.of(fields).filter(event::hasNonNull).findFirst().map(event::path)
                .orElse(event.path("metadata").path("creationTimestamp"));
    }
}
