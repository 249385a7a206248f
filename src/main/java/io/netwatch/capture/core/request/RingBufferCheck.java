package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Clauses;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import java.util.List;

/** A ring buffer has three limits of its own, within Azure's bounds, and nothing of the classic ones beside it. */
final class RingBufferCheck {
    private static final String FIELD = "spec.ringBuffer";

    private RingBufferCheck() {}

    static List<Problem> problems(PacketCaptureRequestSpec spec) {
        var ring = spec.ringBuffer();
        if (ring == null) {
            return List.of();
        }
        boolean classic = spec.timeLimitSeconds() != null || spec.totalBytes() != null;
        return SpecCheck.problems(//
                SpecCheck.range(FIELD + ".fileCount", ring.fileCount(), 1, 10_000),
                SpecCheck.range(FIELD + ".fileSizeBytes", ring.fileSizeBytes(), 1, 4_294_967_295L),
                SpecCheck.range(FIELD + ".sessionTimeLimitSeconds", ring.sessionTimeLimitSeconds(), 1, 604_800),
                SpecCheck.when(classic, FIELD, Clauses.OWN_LIMITS));
    }
}
