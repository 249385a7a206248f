package io.netwatch.capture.cluster;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.Asleep;
import java.time.Instant;
import java.util.Optional;

/** Which of the objects that a watch brings need no visit. */
public final class Sleep {
    private Sleep() {}

    /** Until when a visit would change nothing; empty when it may change something now, and for what cannot be read. */
    public static Optional<Instant> until(PacketCaptureRequest shell) {
        return Optional.of(shell).filter(whole -> whole.getSpec() != null && whole.getStatus() != null)
                .map(RequestShell::read).flatMap(Asleep::until);
    }
}
