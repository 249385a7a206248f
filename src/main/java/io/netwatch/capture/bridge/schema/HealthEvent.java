package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.Targets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The health of a machine as Event Grid tells it ({@code Microsoft.ResourceNotifications.HealthResources}): no rule. */
final class HealthEvent {
    private HealthEvent() {}

    static boolean recognises(JsonNode data) {
        return data.path("resourceInfo").path("properties").has("targetResourceId");
    }

    static Alert alert(JsonNode id, JsonNode data, JsonNode sent) {
        JsonNode health = data.path("resourceInfo").path("properties");
        Optional<Instant> time = Fields.time(health.path("occurredTime")).or(() -> Fields.time(sent));
        return new Alert("HealthResources", Fields.optional(id, 256), "", Alert.FIRED, Optional.empty(),
                "Resource Health", time, Targets.of(Fields.texts(health.path("targetResourceId"))),
                Stream.of("availabilityState", "annotationName")
                        .flatMap(name -> Fields.named(name, health.path(name)).stream()).toList(),
                objection(health));
    }

    /** An annotation tells of a cause, an availability status of a state; either may say that nothing is wrong. */
    private static Optional<String> objection(JsonNode health) {
        String state = Fields.text(health.path("availabilityState"), 32);
        String context = Fields.text(health.path("context"), 32);
        boolean wanted = context.equalsIgnoreCase("Customer Initiated");
        return state.isEmpty() && wanted
                ? Optional.of("The owner of the machine wanted what the event tells.")
                : Health.objection(state, Fields.text(health.path("previousAvailabilityState"), 32), context);
    }
}
