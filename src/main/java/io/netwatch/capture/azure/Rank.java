package io.netwatch.capture.azure;

import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Urgency;
import java.time.Instant;
import java.util.Comparator;

/**
 * Which of two orders goes first when not all can go at once: that of the more severe alert, and of equals the younger, for
 * what it wants to see may still be there. The older one waits, and ends at its start deadline if it has one.
 *
 * @param severity Sev0 to Sev4; that of the middle for a request that no alert has made, and none so low for a recording
 */
record Rank(String severity, Instant created) implements Comparable<Rank> {
    private static final String NO_ALERT = "Sev2";
    /** Of calls among which only their coming counts. */
    static final Rank EQUAL = new Rank(NO_ALERT, Instant.EPOCH);
    private static final Comparator<Rank> ORDER = Comparator.comparing(Rank::severity)
            .thenComparing(Comparator.comparing(Rank::created).reversed());

    static Rank of(Request request) {
        return new Rank(Urgency.of(request), request.created());
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
