package io.netwatch.capture.core.request;

import java.time.Duration;
import java.time.Instant;

/**
 * The order that may be in Azure: recorded before it is sent, forgotten only when Azure certainly does not have it.
 *
 * @param attempt 1 for the first order of a request
 * @param time when it was recorded
 */
public record Plan(SessionRef session, int attempt, Instant time) {
    /** An order that was sent but never answered cannot take effect later than this after it was recorded. */
    static final Duration UNCERTAIN = Duration.ofSeconds(90);

    Instant settled() {
        return time.plus(UNCERTAIN);
    }
}
