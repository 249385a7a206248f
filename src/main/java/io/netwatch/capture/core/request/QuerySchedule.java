package io.netwatch.capture.core.request;

import java.time.Duration;
import java.time.Instant;

/**
 * When a running capture is asked how it is: 2, 6, 14, 30, 62 … seconds after its start, then every 15 minutes, and 3
 * seconds after its time limit. The moments depend on nothing but the start, so that a process that was restarted waits
 * for the next one like the one before it.
 */
final class QuerySchedule {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration AFTER_LIMIT = Duration.ofSeconds(3);

    private QuerySchedule() {}

    /** The first moment after {@code now}. Past the end the pauses double from there: Azure is late, and says when. */
    static Instant next(Instant start, Duration timeLimit, Instant now) {
        Instant end = end(start, timeLimit);
        if (!now.isBefore(end)) {
            return Timing.doubling(end, now, LONGEST);
        }
        // Our clock is behind Azure's, nobody knows how far.
        if (now.isBefore(start)) {
            return now.plus(FIRST);
        }
        Instant point = start.plus(firstAfter(Duration.between(start, now)));
        return point.isBefore(start.plus(timeLimit)) ? point : end;
    }

    static boolean isOver(Instant start, Duration timeLimit, Instant now) {
        return !now.isBefore(end(start, timeLimit));
    }

    private static Instant end(Instant start, Duration timeLimit) {
        return start.plus(timeLimit).plus(AFTER_LIMIT);
    }

    private static Duration firstAfter(Duration elapsed) {
        Duration point = FIRST;
        Duration pause = FIRST.multipliedBy(2);
        while (point.compareTo(elapsed) <= 0) {
            point = point.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
        return point;
    }
}
