package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;

/** Azure Monitor's common alert schema: the essentials are the same for all services, so any service is read. */
record CommonSchemaReader() implements SchemaReader {

    @Override
    public String schema() {
        return "azureMonitorCommonAlertSchema";
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        JsonNode data = message.path("data");
        return data.path("essentials").isObject()
                ? Reading.Understood.one(alert(data.path("essentials"), data.path("alertContext")))
                : new Reading.Unreadable("The message has no data.essentials, which its schema promises.");
    }

    private Alert alert(JsonNode essentials, JsonNode context) {
        return new Alert(schema(), Fields.optional(essentials.path("alertId"), 1024),
                Fields.text(essentials.path("alertRule"), 512), Fields.state(essentials.path("monitorCondition")),
                Fields.severity(essentials.path("severity")), Fields.text(essentials.path("monitoringService"), 64),
                Fields.time(essentials.path("firedDateTime")), TargetPlaces.common(essentials, context),
                Fields.dimensions(context.path("condition")), Health.objection(context.path("properties")));
    }
}
