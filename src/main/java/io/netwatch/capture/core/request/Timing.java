package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;

/** When to look again, where no schedule is kept. Pauses double, so a change is seen within the time already passed. */
final class Timing {
    static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
    private static final Duration RECHECK = Duration.ofMinutes(10);
    private static final Duration RECHECK_CREDENTIALS = Duration.ofSeconds(30);

    private Timing() {}

    /** As long again as has passed since {@code since}, within bounds. */
    static Instant doubling(Instant since, Instant now, Duration longest) {
        return doubling(since, now, SHORTEST, longest);
    }

    static Instant doubling(Instant since, Instant now, Duration shortest, Duration longest) {
        // A clock that was put back by minutes is no reason to ask every other second for as long.
        return now.plus(clamp(Duration.between(since, now).abs(), shortest, longest));
    }

    /** A little later, so that a crowd with the same {@code until} does not march in step. */
    static Instant jittered(String uid, Instant until, Instant now) {
        return until.plus(jitter(uid, Duration.between(now, until)));
    }

    /** After {@code failures} visits in trouble. The request's own jitter keeps a crowd from marching in step. */
    static Instant retry(int failures, String uid, Instant now) {
        Duration pause = clamp(SHORTEST.multipliedBy(1L << Math.min(failures, 10)), SHORTEST, LONGEST_RETRY);
        return now.plus(pause).plus(jitter(uid, pause));
    }

    static Instant recheck(String uid, Instant now) {
        return now.plus(RECHECK).plus(jitter(uid, RECHECK));
    }

    /** A Secret is not watched, so missing credentials are looked for more often than anything else. */
    static Instant recheck(Reason reason, String uid, Instant now) {
        return reason == Reason.CredentialsMissing
                ? now.plus(RECHECK_CREDENTIALS).plus(jitter(uid, RECHECK_CREDENTIALS))
                : recheck(uid, now);
    }

    /** Up to a tenth of the pause, always the same for one request. */
    private static Duration jitter(String uid, Duration pause) {
        return pause.multipliedBy(Math.floorMod(uid.hashCode(), 100)).dividedBy(1000);
    }

    private static Duration clamp(Duration value, Duration least, Duration most) {
        return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
    }
}
