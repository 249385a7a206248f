package io.netwatch.capture.azure;

import java.io.Serial;
import java.time.Instant;

/** The budget has no room for a call at the moment, so it was not sent. */
final class Postponed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;
    private final Instant until;

    Postponed(Instant until) {
        super("no call before " + until, null, false, false);
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
