package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.Targets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The older schema of activity log alerts. It names no rule, and one operation fires when it starts, when it is accepted
 * and when it ends: its correlation id, which stays the same, stands among the dimensions.
 */
record ActivityLogReader() implements SchemaReader {

    @Override
    public String schema() {
        return "Microsoft.Insights/activityLogs";
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        JsonNode event = message.path("data").path("context").path("activityLog");
        return event.isObject()
                ? Reading.Understood.one(alert(message.path("data").path("status"), event))
                : new Reading.Unreadable("The message has no data.context.activityLog, which its schema promises.");
    }

    private Alert alert(JsonNode status, JsonNode event) {
        return new Alert(schema(), Optional.empty(), "", Fields.state(status), Optional.empty(), service(event),
                Fields.time(event.path("eventTimestamp")), targets(event), dimensions(event),
                Health.objection(event.path("properties")));
    }

    /** In the common schema's words, so that one policy answers both. */
    private static String service(JsonNode event) {
        String source = Fields.text(event.path("eventSource"), 40);
        return switch (source) {
            case "ResourceHealth" -> "Resource Health";
            case "ServiceHealth" -> source;
            case "" -> "Activity Log";
            default -> "Activity Log - " + source;
        };
    }

    /** Autoscale speaks of its own setting, and names the scale set in its properties. */
    private static Targets targets(JsonNode event) {
        return Targets.firstOf(List.of(Fields.texts(event.path("resourceId")),
                Fields.texts(event.path("properties").path("resourceName")),
                Fields.texts(event.path("authorization").path("scope"))));
    }

    private static List<String> dimensions(JsonNode event) {
        return Stream.of("operationName", "correlationId")
                .flatMap(name -> Fields.named(name, event.path(name)).stream()).toList();
    }
}
