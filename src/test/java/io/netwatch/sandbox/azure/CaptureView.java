package io.netwatch.sandbox.azure;

import java.time.Instant;

/**
 * A capture that exists, as an omniscient observer sees it.
 *
 * @param status {@code packetCaptureStatus}, not affected by faults
 * @param stopReason empty while there is none
 * @param startsAt capture start, also while it lies ahead
 */
public record CaptureView(String name, String id, String target, String provisioningState, String status,
        String stopReason, Instant startsAt) {
    static CaptureView of(CaptureSession session, Instant now) {
        return new CaptureView(session.name(), session.id(), session.settings().target().toString(),
                session.provisioningState(now),
                session.state(now).word, session.ended(now).map(CaptureSession.End::reason).orElse(""),
                session.startsAt());
    }
}
