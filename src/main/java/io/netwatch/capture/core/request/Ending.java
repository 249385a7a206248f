package io.netwatch.capture.core.request;

import java.time.Instant;
import java.util.List;

/**
 * How a capture ended.
 *
 * @param time when it was seen
 * @param stopReason Azure's word for why; empty when it gave none
 * @param errors Azure's words for what went wrong
 */
public record Ending(Instant time, String stopReason, List<String> errors) {
    /** Stands for an end in error about which Azure says nothing else: without it, it would read as a success. */
    static final String ERROR = "Error";
    private static final int MOST_ERRORS = 16;

    public Ending {
        errors = errors.stream().distinct().limit(MOST_ERRORS).toList();
    }

    public Ending(Instant time, String stopReason) {
        this(time, stopReason, List.of());
    }

    static Ending of(RunState state, Instant seen) {
        boolean silent = state.status() == RunState.Status.Error && state.errors().isEmpty()
                && state.stopReason().isEmpty();
        return new Ending(seen, state.stopReason(), silent ? List.of(ERROR) : state.errors());
    }

    boolean has(CaptureError error) {
        return errors.contains(error.name()) || stopReason.equals(error.name());
    }
}
