package io.netwatch.capture.evidence.summary;

import java.time.Duration;
import java.time.Instant;

/** From the first packet to the last. */
public record Period(Instant first, Instant last) {
    public Duration length() {
        return Duration.between(first, last);
    }
}
