package io.netwatch.capture.evidence.summary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The moment of the alert in a capture that has seen what was before it.
 *
 * @param turn empty when the traffic did not rise clearly and lastingly
 */
public record Mark(Instant alert, Optional<Turn> turn) {
    /** An alert comes minutes after what it is about, so it still belongs to a capture that ended a while before. */
    public static final Duration LATE = Duration.ofMinutes(10);

    /** Whether the capture tells of what was before this moment. */
    public static boolean isIn(Period period, Instant alert) {
        return !alert.isBefore(period.first()) && !alert.isAfter(period.last().plus(LATE));
    }
}
