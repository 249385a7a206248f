package io.netwatch.sandbox.traffic;

import java.util.List;

/**
 * What a capture keeps.
 *
 * @param bytesPerPacket 0 keeps whole packets
 * @param totalBytes size that the file never exceeds; its 24-byte header is always there
 * @param filters alternatives; none keeps everything
 */
public record CaptureLimits(long bytesPerPacket, long totalBytes, List<PacketFilter> filters) {
    public static final CaptureLimits NONE = new CaptureLimits(0, Long.MAX_VALUE, List.of());

    public CaptureLimits {
        filters = List.copyOf(filters);
    }

    boolean keeps(Flow flow) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(flow));
    }
}
