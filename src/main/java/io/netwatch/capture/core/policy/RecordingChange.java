package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus;
import java.util.Optional;

/** What has become of one target's recording between two statuses of its policy. */
public final class RecordingChange {
    private RecordingChange() {}

    /** What this status tells of a target; the other one may be null, or not know it. */
    public static Optional<RecordingStatus> line(PacketCapturePolicyStatus status, String target) {
        return Optional.ofNullable(status).flatMap(told -> told.recordings().stream()
                .filter(line -> target.equals(line.target())).findFirst());
    }

    /** There is a loss of which was not told before. */
    public static boolean isLost(RecordingStatus before, RecordingStatus now) {
        return now.lastLoss() != null
                && (before.lastLoss() == null || !now.lastLoss().request().equals(before.lastLoss().request()));
    }

    /** Seconds of gaps that are over and were not told before; what is forgotten meanwhile counts for nothing. */
    public static long missed(RecordingStatus before, RecordingStatus now) {
        return Math.max(0, gaps(now) - gaps(before));
    }

    private static long gaps(RecordingStatus line) {
        return line.gaps() == null || line.gaps().seconds() == null ? 0 : line.gaps().seconds();
    }
}
