package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.Targets;
import java.util.Optional;

/** What an autoscale setting sends when it scales, for example a scale set whose traffic grew. */
record AutoscaleReader() implements SchemaReader {

    @Override
    public String schema() {
        return "autoscale notification";
    }

    @Override
    public boolean recognises(JsonNode message) {
        return message.has("operation") && message.has("status") && message.path("context").isObject();
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        JsonNode context = message.path("context");
        return Reading.Understood.one(new Alert(schema(), Optional.empty(), Fields.text(context.path("name"), 512),
                Fields.state(message.path("status")), Optional.empty(), "Autoscale",
                Fields.time(context.path("timestamp")), Targets.of(Fields.texts(context.path("resourceId"))),
                Fields.named("operation", message.path("operation")), Optional.empty()));
    }
}
