package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** What the checks before an order wait for, or warn of; absent when there is nothing to say. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Preflight(
        @JsonPropertyDescription("Since when the capture has waited for a free place among the region's sessions.") String queuedSince,
        @JsonPropertyDescription("When a place is expected to be free.") String expectedStart,
        @JsonPropertyDescription("Since when the agent has been installed on the target.") String agentInstallTime,
        @Size(max = 16) @JsonPropertyDescription("What is doubtful about the order, or could not be checked before it.") List<String> warnings,
        @Size(max = 1000) @JsonPropertyDescription("Instances of the scale set to which the policy's maxInstances bounds the capture; absent when it does not.") List<String> instances) {

    public Preflight {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        instances = instances == null ? List.of() : List.copyOf(instances);
    }
}
