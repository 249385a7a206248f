package io.netwatch.sandbox.azure;

import java.time.Duration;

/**
 * How fast this Azure lives. Durations are Azure's own; {@code speed} divides all of them, the time limits of captures included.
 *
 * @param operation length of create, stop and delete; 10 s or less in nearly all recordings
 * @param startDelay from an accepted PUT to {@code captureStartTime}; about 2 s recorded
 * @param uploadDelay from the end of a capture to its blob. Invented: no recording shows it.
 */
public record Pace(double speed, Duration operation, Duration startDelay, Duration uploadDelay) {
    public Pace {
        if (!(speed > 0)) {
            throw new IllegalArgumentException(
                    "speed is " + speed + "; give a number above 0, 1 being Azure's own pace");
        }
    }

    public static Pace real() {
        return new Pace(1, Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    public Pace times(double newSpeed) {
        return new Pace(newSpeed, operation, startDelay, uploadDelay);
    }

    public Pace withUploadDelay(Duration newDelay) {
        return new Pace(speed, operation, startDelay, newDelay);
    }

    Duration scaled(Duration azure) {
        return Duration.ofNanos(Math.round(azure.toNanos() / speed));
    }

    /** Retry-After for an Azure duration: whole seconds, never 0, since SDKs take 0 for "no value" and wait half a minute. */
    String retryAfter(Duration azure) {
        return Long.toString(Math.max(1, (long) Math.ceil(scaled(azure).toMillis() / 1000.0)));
    }
}
