package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import java.util.List;
import java.util.Optional;

/** The older log alerts: of Application Insights with a schema id, of Log Analytics with the same fields and none. */
record LogAlertReader() implements SchemaReader {
    private static final String APPLICATION_INSIGHTS = "Microsoft.Insights/LogAlert";

    @Override
    public String schema() {
        return APPLICATION_INSIGHTS;
    }

    @Override
    public boolean recognises(JsonNode message) {
        return Fields.text(message.path("schemaId"), 64).equalsIgnoreCase(APPLICATION_INSIGHTS)
                || (message.has("AlertRuleName") && message.has("SearchQuery"));
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        JsonNode data = message.path("data").isObject() ? message.path("data") : message;
        return Reading.Understood.one(new Alert(schema(), Optional.empty(),
                Fields.text(data.path("AlertRuleName"), 512), Alert.FIRED, Fields.severity(data.path("Severity")),
                message.has("data") ? "Application Insights" : "Log Analytics",
                Fields.time(Fields.find(data, "SearchIntervalEndTimeUtc")), TargetPlaces.log(data), dimensions(data),
                Optional.empty()));
    }

    private static List<String> dimensions(JsonNode data) {
        return Fields.pairs(Fields.find(data, "Dimensions"));
    }
}
