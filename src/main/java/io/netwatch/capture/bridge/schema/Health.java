package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Resource Health never resolves an alert: a machine that is well again, and one that its owner stopped, fire as well.
 * Only the health status and the cause tell.
 */
final class Health {
    private Health() {}

    /** Why a health alert starts nothing; empty for every other alert, and for a machine that fell ill. */
    static Optional<String> objection(JsonNode properties) {
        return objection(Fields.text(properties.path("currentHealthStatus"), 32),
                Fields.text(properties.path("previousHealthStatus"), 32),
                Fields.text(properties.path("cause"), 32));
    }

    static Optional<String> objection(String current, String previous, String cause) {
        String way = "The machine's health went from %s to %s".formatted(previous.isEmpty() ? "unknown" : previous,
                current);
        if (current.isEmpty()) {
            return Optional.empty();
        }
        if (current.equalsIgnoreCase("Available")) {
            return Optional.of(way + ": nothing is wrong any more.");
        }
        boolean user = cause.equalsIgnoreCase("UserInitiated") || cause.equalsIgnoreCase("Customer Initiated");
        return user ? Optional.of(way + " because somebody wanted it so.") : Optional.empty();
    }
}
