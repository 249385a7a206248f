package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Filter;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Storage;
import java.util.List;
import java.util.Objects;

/**
 * The content of the one PUT: every limit is always sent, so that no session outlives what the request says.
 *
 * @param bytesPerPacket 0 keeps whole packets
 */
public record Order(SessionRef session, CaptureTarget target, Limits limits, long bytesPerPacket, List<Filter> filters,
        Storage storage) {

    public Order {
        filters = List.copyOf(filters);
    }

    static Order of(Plan plan, PacketCaptureRequestSpec spec) {
        return of(plan.session(), CaptureTarget.of(spec.target()).boundedTo(plan.instances()), spec);
    }

    static Order of(SessionRef session, PacketCaptureRequestSpec spec) {
        return of(session, CaptureTarget.of(spec.target()), spec);
    }

    private static Order of(SessionRef session, CaptureTarget target, PacketCaptureRequestSpec spec) {
        return new Order(session, target, Limits.of(spec),
                Objects.requireNonNullElse(spec.bytesPerPacket(), 0L), spec.filters(), spec.storage());
    }
}
