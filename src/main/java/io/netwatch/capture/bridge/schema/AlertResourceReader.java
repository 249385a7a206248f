package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.Targets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An alert as Azure's REST API shows it, which old smart detection webhooks send too. */
record AlertResourceReader() implements SchemaReader {

    @Override
    public String schema() {
        return "Microsoft.AlertsManagement/alerts";
    }

    @Override
    public boolean recognises(JsonNode message) {
        return message.path("properties").path("essentials").isObject()
                && Fields.text(message.path("type"), 64).toLowerCase(Locale.ROOT)
                        .equals(schema().toLowerCase(Locale.ROOT));
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        JsonNode essentials = message.path("properties").path("essentials");
        return Reading.Understood.one(new Alert(schema(), Fields.optional(message.path("id"), 1024),
                Fields.lastSegment(Fields.text(essentials.path("alertRule"), 512)),
                Fields.state(essentials.path("monitorCondition")), Fields.severity(essentials.path("severity")),
                Fields.text(essentials.path("monitorService"), 64), Fields.time(essentials.path("startDateTime")),
                Targets.of(Fields.texts(essentials.path("targetResource"))), List.of(), Optional.empty()));
    }
}
