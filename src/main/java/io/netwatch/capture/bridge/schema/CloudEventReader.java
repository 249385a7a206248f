package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** CloudEvents 1.0, one or a batch, from Event Grid or from whoever wraps an alert in one. */
record CloudEventReader() implements SchemaReader {

    @Override
    public String schema() {
        return "CloudEvents 1.0";
    }

    @Override
    public boolean recognises(JsonNode message) {
        return (message.isArray() ? message.path(0) : message).has("specversion");
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        return Reading.of(Fields.items(message).map(event -> event(event, inner)).toList());
    }

    private static Reading event(JsonNode event, Inner inner) {
        JsonNode data = event.path("data");
        return HealthEvent.recognises(data)
                ? Reading.Understood.one(HealthEvent.alert(event.path("id"), data, event.path("time")))
                : inner.read(data);
    }
}
