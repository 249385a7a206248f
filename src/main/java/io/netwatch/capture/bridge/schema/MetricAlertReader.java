package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import java.util.Optional;

/**
 * The older schema of metric alerts, which an action group sends unless the common schema is switched on. It carries no
 * id of the single alert: its rule, target, dimensions and time tell alerts apart.
 */
record MetricAlertReader() implements SchemaReader {
    /** Metric alerts have only one service; the common schema names it so. */
    static final String SERVICE = "Platform";

    @Override
    public String schema() {
        return "AzureMonitorMetricAlert";
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        JsonNode data = message.path("data");
        return data.path("context").isObject()
                ? Reading.Understood.one(alert(data.path("status"), data.path("context")))
                : new Reading.Unreadable("The message has no data.context, which its schema promises.");
    }

    private Alert alert(JsonNode status, JsonNode context) {
        return new Alert(schema(), Optional.empty(), Fields.text(context.path("name"), 512), Fields.state(status),
                Fields.severity(context.path("severity")), SERVICE, Fields.time(context.path("timestamp")),
                TargetPlaces.metric(context), Fields.dimensions(context.path("condition")), Optional.empty());
    }
}
