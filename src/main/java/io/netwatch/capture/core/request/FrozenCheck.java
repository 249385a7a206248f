package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Trigger;
import java.util.List;
import java.util.Optional;

/** What may still be edited once an order is recorded: Azure would never hear of anything else. */
public final class FrozenCheck {
    private FrozenCheck() {}

    /** Problems of an edit of a request whose capture name is recorded. */
    public static List<Problem> problems(PacketCaptureRequestSpec before, PacketCaptureRequestSpec after) {
        boolean restart = before.desiredState() == DesiredState.Stopped && after.desiredState() == DesiredState.Running;
        return SpecCheck.problems(
                SpecCheck.when(!fixed(before).equals(fixed(after)), "spec",
                        "is frozen once the capture is ordered: only desiredState, deletionPolicy,"
                                + " ttlSecondsAfterFinished and reason may change; create another request instead"),
                SpecCheck.when(restart, "spec.desiredState",
                        "cannot go back to Running once the capture is ordered: create another request instead"));
    }

    /** The spec without what may change. */
    private static PacketCaptureRequestSpec fixed(PacketCaptureRequestSpec spec) {
        return new PacketCaptureRequestSpec(spec.target(), spec.networkWatcherId(), spec.captureName(),
                spec.conflictPolicy(), spec.timeLimitSeconds(), spec.totalBytes(), spec.bytesPerPacket(),
                spec.ringBuffer(), spec.filters(), spec.storage(), null, spec.startDeadlineSeconds(), null, null,
                spec.installAgent(), spec.fromRecorder(), null, spec.credentialsRef(), spec.evidence(),
                Optional.ofNullable(spec.trigger()).map(Trigger::unresolved).orElse(null));
    }
}
