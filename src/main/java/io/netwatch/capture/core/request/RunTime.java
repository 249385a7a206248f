package io.netwatch.capture.core.request;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a capture ran, as far as anybody can tell: its end is seen some time after it came.
 *
 * @param most the longest that it can have been; empty when no start was ever seen
 * @param limit what was ordered
 */
record RunTime(Optional<Duration> most, Duration limit) {
    static RunTime of(Request request, Ending ending) {
        return new RunTime(request.story().start().map(start -> Duration.between(start, ending.time())),
                limit(request.spec()));
    }

    static Duration limit(PacketCaptureRequestSpec spec) {
        return Limits.of(spec).longest();
    }

    /** Whether it certainly ended before its time limit. */
    boolean isShort() {
        return most.filter(ran -> ran.compareTo(limit) < 0).isPresent();
    }

    String words() {
        return isShort()
                ? "after at most %d s of %d s".formatted(Math.max(0, Math.ceilDiv(most.orElseThrow().toMillis(), 1000)),
                        limit.toSeconds())
                : "within its %d s".formatted(limit.toSeconds());
    }
}
