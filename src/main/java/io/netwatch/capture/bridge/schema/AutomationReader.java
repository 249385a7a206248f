package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Azure Automation hands a webhook's body to its runbooks in a wrapper, and people replay what they find there. */
record AutomationReader() implements SchemaReader {

    @Override
    public String schema() {
        return "Azure Automation webhook data";
    }

    @Override
    public boolean recognises(JsonNode message) {
        return message.has("WebhookName") && message.has("RequestBody");
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        JsonNode body = message.path("RequestBody");
        return (body.isTextual() ? AlertReader.parse(body.asText()) : Optional.of(body)).map(inner::read)
                .orElseGet(() -> new Reading.Unreadable("RequestBody is a text that is not JSON."));
    }
}
