package io.netwatch.capture.evidence.summary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * From when on there was clearly and lastingly more traffic than had been usual.
 *
 * @param until when it fell back, or the end of the capture
 * @param direction whose rate it is that rose
 * @param before what was usual per second
 * @param after what came per second from then until it fell back
 * @param newPeers how many the target called since then and had not been seen with before
 * @param newCallers how many called the target since then and had not been seen with it before
 * @param largest of both, at most five; with all their traffic, however many ports they have
 */
public record Turn(Instant at, Instant until, Direction direction, Pace before, Pace after, long newPeers,
        long newCallers, List<Relation> largest) {

    /** Which rate is looked at. */
    public enum Direction {
        ALL, OUT, IN;

        public long of(Pace pace) {
            return switch (this) {
                case ALL -> pace.bytes();
                case OUT -> pace.bytesOut();
                case IN -> pace.bytesIn();
            };
        }
    }

    /** How many times what was usual came then; infinite when nothing was usual. */
    public double times() {
        return (double) direction.of(after) / direction.of(before);
    }

    public Duration length() {
        return Duration.between(at, until);
    }
}
