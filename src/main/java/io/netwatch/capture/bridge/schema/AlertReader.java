package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.core.policy.Alert;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a message's bytes into {@link io.netwatch.capture.core.policy.Alert}s. Never throws. */
public final class AlertReader {
    /** In this order: the first that recognises a message reads it. Envelopes stand before what they may wrap. */
    private static final List<SchemaReader> SCHEMAS = List.of(new EventGridReader(), new CloudEventReader(),
            new CommonSchemaReader(), new MetricAlertReader(), new ActivityLogReader(), new LogAlertReader(),
            new BudgetReader(), new AutoscaleReader(), new ClassicAlertReader(), new AlertResourceReader(),
            new AutomationReader(), new AlertmanagerReader());
    /** An alert in an event in an envelope; whatever wraps more is built to hurt. */
    private static final int DEEPEST_WRAPPING = 3;

    private static final ObjectMapper JSON = JsonMapper
            .builder(JsonFactory.builder().streamReadConstraints(constraints()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private AlertReader() {}

    public static Reading read(Message message) {
        try {
            JsonNode body = JSON.readTree(message.body());
            return body.isMissingNode()
                    ? new Reading.Unreadable("The body is empty.")
                    : whole(structured(message, body));
        } catch (IOException e) {
            return new Reading.Unreadable("The body is not JSON that can be read: " + words(e));
        }
    }

    /** An alert that says neither who it is nor when it fired is known by the message: a repeat of it is the same. */
    private static Reading whole(JsonNode body) {
        Reading reading = dispatch(body, DEEPEST_WRAPPING);
        return reading instanceof Reading.Understood(var alerts) && alerts.stream().anyMatch(Alert::isAnonymous)
                ? new Reading.Understood(identified(alerts, Canonical.digest(body)))
                : reading;
    }

    private static List<Alert> identified(List<Alert> alerts, String digest) {
        return alerts.stream().map(alert -> alert.isAnonymous() ? alert.of(digest) : alert).toList();
    }

    /** A JSON document that a message carries as a text. */
    static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A CloudEvent in binary mode, whose attributes came as headers, in the one form that is read here. */
    private static JsonNode structured(Message message, JsonNode body) {
        if (message.attribute("specversion").isEmpty()) {
            return body;
        }
        ObjectNode event = JSON.createObjectNode();
        message.attributes().forEach(event::put);
        return event.set("data", body);
    }

    private static Reading dispatch(JsonNode message, int depth) {
        return SCHEMAS.stream().filter(schema -> depth > 0 && schema.recognises(message)).findFirst()
                .map(schema -> schema.read(message, wrapped -> dispatch(wrapped, depth - 1)))
                .orElseGet(() -> unknown(message));
    }

    private static Reading unknown(JsonNode message) {
        Optional<String> name = Fields.optional(message.path("schemaId"), 128);
        return new Reading.UnknownSchema("The message %s: this version reads %s.".formatted(
                name.map("is of schema \"%s\""::formatted).orElse("is of no known shape"),
                SCHEMAS.stream().map(SchemaReader::schema).collect(Collectors.joining(", "))));
    }

    /** Jackson's message without the place in the source, which says nothing to the sender. */
    private static String words(IOException e) {
        String words = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return Fields.harmless(String.valueOf(words), 200);
    }

    /** Azure's largest real messages nest nine deep; these limits leave room and stop what is built to hurt. */
    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder().maxNestingDepth(64).maxTokenCount(100_000).maxNameLength(1024)
                .maxNumberLength(64).build();
    }
}
