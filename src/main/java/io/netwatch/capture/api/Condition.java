package io.netwatch.capture.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;

/**
 * One condition, in the shape of metav1.Condition.
 *
 * @param lastTransitionTime when {@code status} last changed, RFC 3339
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(String type, String status, Long observedGeneration, String lastTransitionTime, String reason,
        String message) {

    public Condition {
        Objects.requireNonNull(type);
    }
}
