package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Event Grid's own schema: an array of events. Before the first of them it sends a code that must come back; the URL that
 * stands beside the code is never called.
 */
record EventGridReader() implements SchemaReader {
    private static final String VALIDATION = "Microsoft.EventGrid.SubscriptionValidationEvent";

    @Override
    public String schema() {
        return "Event Grid";
    }

    @Override
    public boolean recognises(JsonNode message) {
        return (message.isArray() ? message.path(0) : message).has("eventType");
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        return Reading.of(Fields.items(message).map(event -> event(event, inner)).toList());
    }

    private static Reading event(JsonNode event, Inner inner) {
        JsonNode data = event.path("data");
        if (Fields.text(event.path("eventType"), 128).equalsIgnoreCase(VALIDATION)) {
            return Fields.optional(data.path("validationCode"), 512).<Reading>map(Reading.Handshake::new)
                    .orElseGet(() -> new Reading.Unreadable("The validation event has no data.validationCode."));
        }
        return HealthEvent.recognises(data)
                ? Reading.Understood.one(HealthEvent.alert(event.path("id"), data, event.path("eventTime")))
                : inner.read(data);
    }
}
