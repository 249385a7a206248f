package io.netwatch.capture.core.request;

import static java.util.Objects.requireNonNullElse;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import java.time.Duration;

/** What bounds a session. All of one kind is always sent, and never anything of both: Azure takes no mixture. */
public sealed interface Limits {

    /** One file that grows. Seconds and bytes. */
    record Classic(int timeLimitSeconds, long totalBytes) implements Limits {
        private static final int DEFAULT_SECONDS = 300;
        private static final long DEFAULT_BYTES = 1L << 30;
    }

    /** Files that rotate: the oldest is dropped when there would be more than {@code fileCount}. */
    record RingBuffer(int fileCount, long fileSizeBytes, int sessionTimeLimitSeconds) implements Limits {
        private static final int DEFAULT_COUNT = 10;
        private static final long DEFAULT_BYTES = 100L << 20;
        private static final int DEFAULT_SECONDS = 86_400;
    }

    /** What the spec says, and the documented defaults for what it leaves open. */
    static Limits of(PacketCaptureRequestSpec spec) {
        var ring = spec.ringBuffer();
        return ring == null
                ? new Classic(requireNonNullElse(spec.timeLimitSeconds(), Classic.DEFAULT_SECONDS),
                        requireNonNullElse(spec.totalBytes(), Classic.DEFAULT_BYTES))
                : new RingBuffer(requireNonNullElse(ring.fileCount(), RingBuffer.DEFAULT_COUNT),
                        requireNonNullElse(ring.fileSizeBytes(), RingBuffer.DEFAULT_BYTES),
                        requireNonNullElse(ring.sessionTimeLimitSeconds(), RingBuffer.DEFAULT_SECONDS));
    }

    /** The session ends after this at the latest. */
    default Duration longest() {
        return Duration.ofSeconds(switch (this) {
            case Classic(var seconds, var _) -> seconds;
            case RingBuffer(var _, var _, var seconds) -> seconds;
        });
    }
}
