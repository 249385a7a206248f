package io.netwatch.capture.bridge;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads one alert schema. A further schema is one more of these, and its place in {@link AlertReader}'s list. */
sealed interface SchemaReader permits CommonSchemaReader, MetricAlertReader {

    /** The schema's own name. */
    String schema();

    /** Whether the message claims to be of this schema. */
    boolean recognises(JsonNode message);

    Reading read(JsonNode message);
}
