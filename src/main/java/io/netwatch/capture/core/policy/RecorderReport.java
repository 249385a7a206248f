package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecorderStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.api.RecordingStatus.Loss;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Moments;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Truth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a policy's status tells of its flight recorder. */
public final class RecorderReport {
    private static final long DAY_SECONDS = 86_400;
    private static final int LONGEST = 1024;
    private static final String SUBJECT = "The flight recorder cannot record ";

    private RecorderReport() {}

    /** The same status with what there is of the recorder; without a recorder, without any of it. */
    public static PacketCapturePolicyStatus in(PacketCapturePolicyStatus status, Policy policy, String uid,
            List<Recording> all, Instant now) {
        Optional<Recorder> recorder = RecorderPlan.wanted(policy);
        List<Recording> ours = RecorderPlan.ours(uid, all);
        List<RecordingStatus> lines = recorder.map(Recorder::targets).orElse(List.of()).stream()
                .map(target -> line(target, of(target, ours), LossReport.in(status, target), now)).toList();
        return status.with(lines, recorder.map(it -> whole(it, ours)).orElse(null));
    }

    /** What the condition {@code Armed} says when a recording is blocked; empty when none is. */
    public static Optional<Condition> disarmed(Policy policy, String uid, List<Recording> all, long generation,
            List<Condition> before, Instant now) {
        List<ArmId> targets = RecorderPlan.wanted(policy).map(Recorder::targets).orElse(List.of());
        return RecorderPlan.ours(uid, all).stream().filter(one -> targets.contains(one.target()))
                .filter(Recording::isComing).filter(Recording::isBlocked).findFirst()
                .map(one -> Conditions.of(Arming.TYPE, Truth.False, one.request().state(), SUBJECT + one.target()
                        + ": see request " + one.name() + ".", generation, before, now));
    }

    /** Whether a recorder has disarmed the policy: that is over as soon as none of its recordings is blocked. */
    public static boolean isDisarmed(List<Condition> conditions) {
        return Conditions.find(conditions, Arming.TYPE).filter(armed -> armed.message().contains(SUBJECT)).isPresent();
    }

    private static List<Recording> of(ArmId target, List<Recording> ours) {
        return ours.stream().filter(one -> one.target().equals(target)).toList();
    }

    private static RecordingStatus line(ArmId target, List<Recording> newestFirst, Optional<Loss> lossBefore,
            Instant now) {
        Coverage coverage = Coverage.of(newestFirst, now);
        Optional<Recording> shown = newestFirst.stream().filter(Recording::isSteady).findFirst()
                .or(() -> newestFirst.stream().findFirst());
        return new RecordingStatus(target.text(), shown.map(Recording::name).orElse(null),
                shown.map(one -> one.request().state().word()).orElse("Missing"),
                coverage.since().map(Moments::text).orElse(null),
                coverage.seconds(), coverage.gaps(), message(newestFirst, now).orElse(null),
                LossReport.of(newestFirst, coverage.since(), lossBefore).orElse(null));
    }

    private static Optional<String> message(List<Recording> newestFirst, Instant now) {
        if (newestFirst.stream().anyMatch(Recording::isSteady)) {
            return Optional.empty();
        }
        int lost = Losses.inARow(newestFirst);
        Instant next = Losses.next(newestFirst, now);
        String waits = lost > 1 && next.isAfter(now) && newestFirst.stream().noneMatch(Recording::isComing)
                ? " %d were lost in a row; the next begins at %s.".formatted(lost, Moments.text(next))
                : "";
        return newestFirst.stream().findFirst().flatMap(one -> Conditions.find(one.request().conditions(), "Ready"))
                .filter(ready -> !Reason.Frozen.word().equals(ready.reason()))
                .map(ready -> Plain.text(ready.message() + waits, LONGEST));
    }

    private static RecorderStatus whole(Recorder recorder, List<Recording> ours) {
        List<ArmId> targets = recorder.targets();
        long recording = targets.stream().filter(target -> of(target, ours).stream().anyMatch(Recording::isSteady))
                .count();
        return new RecorderStatus(recording + "/" + targets.size(), (int) recording, targets.size(),
                mebibytes(recorder.bytesPerRecording() * sessionsPerDay(recorder)) * targets.size(),
                mebibytes(recorder.bytesPerRecording()));
    }

    /** Each begins so long before the one before it ends, and leaves its files. */
    private static long sessionsPerDay(Recorder recorder) {
        return Math.ceilDiv(DAY_SECONDS, Math.max(1, recorder.session().minus(recorder.overlap()).toSeconds()));
    }

    private static long mebibytes(long bytes) {
        return Math.ceilDiv(bytes, 1L << 20);
    }
}
