package io.netwatch.capture.evidence.summary;

import java.time.Instant;
import java.util.List;

/**
 * Traffic over time in bars of equal width, at most 50, which begin at multiples of their width.
 *
 * @param widthNanoseconds 0 when there are no bars
 */
public record Timeline(Instant start, long widthNanoseconds, List<Bar> bars) {
    public static final Timeline NONE = new Timeline(Instant.EPOCH, 0, List.of());

    /** @param bytesOther neither from nor to the target, or between two targets */
    public record Bar(long packets, long bytesOut, long bytesIn, long bytesOther) {
        public long bytes() {
            return bytesOut + bytesIn + bytesOther;
        }
    }

    public Instant startOf(int bar) {
        return start.plusNanos(bar * widthNanoseconds);
    }
}
