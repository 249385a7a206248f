package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The machine whose traffic is captured. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(
        @Required @Size(min = 1, max = 1024) @ValidationRule(value = Cel.TARGET, messageExpression = Cel.QUOTED
                + Clauses.NOT_A_TARGET
                + Cel.END) @JsonPropertyDescription("ARM id of a virtual machine, a scale set, or one instance of a scale set. Case does not matter.") String resourceId,
        @JsonPropertyDescription("Scale sets only: which instances to capture. All, when absent.") Instances instances) {}
