package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Instances of a scale set, by short number or full ARM id; at most one of the two lists. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(value = "!(has(self.include) && has(self.exclude))", message = Clauses.INCLUDE_AND_EXCLUDE)
public record Instances(
        @Size(max = 100) @JsonPropertyDescription("Capture only these instances.") List<@Size(min = 1, max = 1024) String> include,
        @Size(max = 100) @JsonPropertyDescription("Capture all instances but these.") List<@Size(min = 1, max = 1024) String> exclude) {

    public Instances {
        include = include == null ? List.of() : List.copyOf(include);
        exclude = exclude == null ? List.of() : List.copyOf(exclude);
    }
}
