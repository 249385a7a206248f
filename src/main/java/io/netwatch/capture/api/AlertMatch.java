package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Which alerts a policy answers: fields are AND, values of one field are OR, names without case. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = "has(self.alertRules) || has(self.targets)", message = "needs alertRules or targets: a policy never answers every alert")
public record AlertMatch(
        @Size(min = 1, max = 64) @JsonPropertyDescription("Names of alert rules; * stands for any text.") List<@Size(min = 1, max = 512) String> alertRules,
        @Size(min = 1, max = 5) @JsonPropertyDescription("Severities, Sev0 to Sev4.") List<@Size(min = 4, max = 4) String> severities,
        @Size(min = 1, max = 32) @JsonPropertyDescription("Monitoring services such as Platform.") List<@Size(min = 1, max = 64) String> services,
        @Size(min = 1, max = 64) @JsonPropertyDescription("ARM ids of targets; * stands for any text within one segment, ** for any text.") List<@Size(min = 1, max = 1024) String> targets,
        @Size(max = 4096) @JsonPropertyDescription("CEL expression over the alert that must be true.") String when) {

    public AlertMatch {
        alertRules = alertRules == null ? List.of() : List.copyOf(alertRules);
        severities = severities == null ? List.of() : List.copyOf(severities);
        services = services == null ? List.of() : List.copyOf(services);
        targets = targets == null ? List.of() : List.copyOf(targets);
    }
}
