package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prometheus' Alertmanager and Grafana, which copies it: a group of alerts, each with labels and a state of its own. */
record AlertmanagerReader() implements SchemaReader {

    @Override
    public String schema() {
        return "Alertmanager";
    }

    @Override
    public boolean recognises(JsonNode message) {
        return message.path("alerts").isArray() && (message.has("groupKey") || message.has("receiver"));
    }

    @Override
    public Reading read(JsonNode message, Inner inner) {
        List<Alert> alerts = Fields.items(message.path("alerts")).map(alert -> alert(alert, message)).toList();
        return alerts.isEmpty()
                ? new Reading.Unreadable("The list alerts is empty.")
                : new Reading.Understood(alerts);
    }

    private Alert alert(JsonNode alert, JsonNode group) {
        JsonNode labels = alert.path("labels");
        return new Alert(schema(), Fields.optional(alert.path("fingerprint"), 128),
                Fields.text(labels.path("alertname"), 512), Fields.state(alert.path("status")), severity(labels),
                group.has("orgId") ? "Grafana" : "Prometheus", Fields.time(alert.path("startsAt")),
                TargetPlaces.prometheus(labels), dimensions(labels), Optional.empty());
    }

    /** Prometheus has no fixed words; these are what its own rules use. */
    private static Optional<String> severity(JsonNode labels) {
        return switch (Fields.text(labels.path("severity"), 32).toLowerCase(Locale.ROOT)) {
            case "page" -> Optional.of("Sev0");
            case "info" -> Optional.of("Sev3");
            case "none" -> Optional.of("Sev4");
            default -> Fields.severity(labels.path("severity"));
        };
    }

    private static List<String> dimensions(JsonNode labels) {
        return labels.propertyStream().flatMap(label -> Fields.named(label.getKey(), label.getValue()).stream())
                .toList();
    }
}
