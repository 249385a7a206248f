package io.netwatch.capture.core.request;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request's wait for a free place.
 *
 * @param since when it found no place for the first time
 * @param expected when a place is likely to be free
 */
public record Turn(Instant since, Instant expected) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** Somebody may delete a session at any time: the wait is never slept through to its end. */
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    /** Smaller changes are no news: they would be written to the status for nothing. */
    private static final Duration NEWS = Duration.ofMinutes(1);

    /** The same wait after another look that found no place. */
    public static Turn after(Optional<Turn> before, SessionCount count, Instant now) {
        Instant since = before.map(Turn::since).orElse(now);
        Instant fresh = count.nextEnd().filter(end -> end.isAfter(now))
                .orElseGet(() -> Timing.doubling(since, now, SHORTEST, LONGEST));
        return new Turn(since, before.map(Turn::expected).filter(old -> old.isAfter(now))
                .filter(old -> count.nextEnd().isEmpty() || Duration.between(old, fresh).abs().compareTo(NEWS) <= 0)
                .orElse(fresh));
    }

    /** When to ask again. */
    public Instant look(Instant now) {
        Instant latest = now.plus(LOOK_EVERY);
        return expected.isBefore(latest) ? expected : latest;
    }
}
