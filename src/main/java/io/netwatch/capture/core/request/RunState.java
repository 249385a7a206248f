package io.netwatch.capture.core.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What queryStatus says.
 *
 * @param status Azure's word; an empty answer is {@code Unknown}
 * @param startTime when capturing began
 * @param stopReason Azure's word such as {@code TimeExceeded}; empty while it runs
 * @param errors Azure's words such as {@code StorageFailed}
 */
public record RunState(Status status, Optional<Instant> startTime, String stopReason, List<String> errors) {
    public enum Status {
        NotStarted, Running, Stopped, Error, Unknown
    }

    public RunState {
        errors = List.copyOf(errors);
    }

    public boolean ended() {
        return status == Status.Stopped || status == Status.Error;
    }
}
