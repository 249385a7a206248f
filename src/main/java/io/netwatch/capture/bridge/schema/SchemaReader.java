package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads one shape of message. A further shape is one more of these, and its place in {@link AlertReader}'s list. */
sealed interface SchemaReader permits ActivityLogReader, AlertResourceReader, AlertmanagerReader, AutomationReader,
        AutoscaleReader, BudgetReader, ClassicAlertReader, CloudEventReader, CommonSchemaReader, EventGridReader,
        LogAlertReader, MetricAlertReader {

    /** The schema's own name, or what people call a shape that has none. */
    String schema();

    /** Whether the message claims to be of this schema, which most do by its name. */
    default boolean recognises(JsonNode message) {
        return Fields.text(message.path("schemaId"), 64).equalsIgnoreCase(schema());
    }

    /** @param inner reads what this message wraps */
    Reading read(JsonNode message, Inner inner);

    /** Reads a message that was found inside another one. */
    @FunctionalInterface
    interface Inner {
        Reading read(JsonNode message);
    }
}
