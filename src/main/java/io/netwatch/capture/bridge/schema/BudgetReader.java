package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.Targets;
import java.util.List;
import java.util.Optional;

/** The older schema of budget alerts: money is spent by no machine, so such an alert starts nothing. */
record BudgetReader() implements SchemaReader {

    @Override
    public String schema() {
        return "AIP Budget Notification";
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        return Reading.Understood.one(new Alert(schema(), Optional.empty(),
                Fields.text(message.path("data").path("BudgetName"), 512), Alert.FIRED, Optional.empty(), "CostAlerts",
                Optional.empty(), Targets.of(List.of()), List.of(), Optional.empty()));
    }
}
