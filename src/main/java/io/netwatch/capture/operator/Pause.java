package io.netwatch.capture.operator;

import java.time.Duration;
import java.time.Instant;

/** JOSDK takes no pause of zero. */
final class Pause {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private Pause() {}

    static Duration until(Instant moment, Instant now) {
        Duration pause = Duration.between(now, moment);
        return pause.compareTo(SHORTEST) > 0 ? pause : SHORTEST;
    }
}
