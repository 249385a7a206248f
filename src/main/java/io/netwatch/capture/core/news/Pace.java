package io.netwatch.capture.core.news;

import java.time.Duration;
import java.time.Instant;

/** When news is tried again. Pauses double with the time that has passed, so they are the same after a restart. */
public final class Pace {
    /** News that is older helps nobody at night. */
    public static final Duration GIVEN_UP_AFTER = Duration.ofHours(6);
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Pace() {}

    /** The next try of something that has failed since {@code since}. */
    public static Instant next(Instant since, Instant now) {
        Duration passed = Duration.between(since, now);
        Duration pause = passed.compareTo(SHORTEST) < 0 ? SHORTEST : passed;
        return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
