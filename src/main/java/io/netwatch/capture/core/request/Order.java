package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Filter;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Objects;

/**
 * The content of the one PUT: every limit is always sent, so that no session outlives what the request says.
 *
 * @param bytesPerPacket 0 keeps whole packets
 */
public record Order(SessionRef session, ArmId target, int timeLimitSeconds, long totalBytes, long bytesPerPacket,
        List<Filter> filters, Storage storage) {
    static final int DEFAULT_TIME_LIMIT_SECONDS = 300;
    static final long DEFAULT_TOTAL_BYTES = 1L << 30;

    public Order {
        filters = List.copyOf(filters);
    }

    static Order of(SessionRef session, PacketCaptureRequestSpec spec) {
        return new Order(session, new ArmId(spec.target().resourceId()), timeLimitSeconds(spec),
                totalBytes(spec),
                Objects.requireNonNullElse(spec.bytesPerPacket(), 0L), spec.filters(), spec.storage());
    }

    static long totalBytes(PacketCaptureRequestSpec spec) {
        return Objects.requireNonNullElse(spec.totalBytes(), DEFAULT_TOTAL_BYTES);
    }

    static int timeLimitSeconds(PacketCaptureRequestSpec spec) {
        return Objects.requireNonNullElse(spec.timeLimitSeconds(), DEFAULT_TIME_LIMIT_SECONDS);
    }
}
