package io.netwatch.capture.core.terms;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as sentences, conditions and policies tell them. */
public final class Moments {
    private Moments() {}

    /** In UTC, to the second. */
    public static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
