package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import java.util.Optional;

/** Classic metric and event alerts, which Azure has retired and other senders still copy. They name no schema. */
record ClassicAlertReader() implements SchemaReader {

    @Override
    public String schema() {
        return "classic metric alert";
    }

    @Override
    public boolean recognises(JsonNode message) {
        return message.has("status") && message.path("context").has("conditionType") && !message.has("operation");
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        JsonNode context = message.path("context");
        return Reading.Understood.one(new Alert(schema(), Optional.empty(), Fields.text(context.path("name"), 512),
                Fields.state(message.path("status")), Fields.severity(context.path("severity")),
                MetricAlertReader.SERVICE, Fields.time(context.path("timestamp")), TargetPlaces.metric(context),
                Fields.named("metricName", context.path("condition").path("metricName")), Optional.empty()));
    }
}
