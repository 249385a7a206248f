package io.netwatch.capture.core.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The order that may be in Azure: recorded before it is sent, forgotten only when Azure certainly does not have it. Or
 * the session that a request has found under the name it wants.
 *
 * @param attempt 1 for the first order of a request
 * @param time when it was recorded
 * @param warnings what the checks before it found doubtful, or could not look at, in sentences
 * @param instances of the scale set, to which a policy bounds the order; none when the spec alone says
 */
public record Plan(SessionRef session, int attempt, Instant time, Origin origin, List<String> warnings,
        List<String> instances) {
    /** An order that was sent but never answered cannot take effect later than this after it was recorded. */
    public static final Duration UNCERTAIN = Duration.ofSeconds(90);

    /** A process that was held up for longer must not send any more: somebody else may have taken over. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    public Plan {
        warnings = List.copyOf(warnings);
        instances = List.copyOf(instances);
    }

    public Plan(SessionRef session, int attempt, Instant time, Origin origin, List<String> warnings) {
        this(session, attempt, time, origin, warnings, List.of());
    }

    public Plan(SessionRef session, int attempt, Instant time, Origin origin) {
        this(session, attempt, time, origin, List.of());
    }

    /** An order under a generated name. */
    public Plan(SessionRef session, int attempt, Instant time) {
        this(session, attempt, time, new Origin.Generated());
    }

    boolean isFresh(Instant now) {
        return now.isBefore(time.plus(FRESH));
    }

    Instant settled() {
        return time.plus(UNCERTAIN);
    }

    /** A person chose the name, so it proves nothing. */
    boolean isNamed() {
        return !(origin instanceof Origin.Generated);
    }
}
