package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The alert that ordered a request; written by the bridge only. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trigger(
        @Required @Size(max = 64) @JsonPropertyDescription("Hash that tells alerts apart.") String alertKey,
        @Size(max = 1024) @JsonPropertyDescription("The alert's own id, as Azure sent it.") String alertId,
        @Size(max = 512) @JsonPropertyDescription("Name of the alert rule.") String rule,
        @Size(max = 32) @JsonPropertyDescription("Sev0 to Sev4.") String severity,
        @Size(max = 40) @JsonPropertyDescription("When the alert fired, in UTC.") String firedTime,
        @Required @Size(max = 253) @JsonPropertyDescription("The policy that matched.") String policy,
        @Size(max = 40) @JsonPropertyDescription("When the alert was resolved and the bridge therefore asked for an early end, in UTC.") String resolvedTime) {

    /** The same alert, as long as it fires. */
    public Trigger unresolved() {
        return new Trigger(alertKey, alertId, rule, severity, firedTime, policy, null);
    }
}
