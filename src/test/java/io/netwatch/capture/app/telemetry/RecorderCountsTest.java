package io.netwatch.capture.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecorderStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.api.RecordingStatus.Gaps;
import io.netwatch.capture.api.RecordingStatus.Loss;
import io.netwatch.capture.app.telemetry.Milestone.Ended;
import io.netwatch.capture.core.request.Recordings;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Prometheus is told of flight recorders: by policy and state, as long as the policy has one. */
class RecorderCountsTest {
    private static final Loss LOSS = new Loss("2026-03-01T02:01:00Z", "rec-1", "Somebody deleted it.", null);
    private static final RecordingStatus RECORDS = line("web-1", "Recording", "2026-03-01T02:00:00Z", 0, null);
    private static final RecordingStatus STOPPED = line("web-2", "TargetStopped", null, 0, null);

    private final Metrics metrics = new Metrics();
    private PacketCapturePolicy policy = policy(RECORDS, STOPPED, line("web-3", "Missing", null, 0, null));
    private boolean exists = true;

    RecorderCountsTest() {
        metrics.watch(() -> exists ? List.of(policy) : List.of());
    }

    @Test
    void targetsAreCountedByPolicyAndState() {
        assertThat(metrics.text()).contains(
                "capture_recorder_targets{policy=\"team/egress\",state=\"recording\"} 1.0",
                "capture_recorder_targets{policy=\"team/egress\",state=\"blocked\"} 1.0",
                "capture_recorder_targets{policy=\"team/egress\",state=\"missing\"} 1.0",
                "capture_recorder_losses_total{policy=\"team/egress\"} 0.0",
                "capture_recorder_freezes_total{policy=\"team/egress\"} 0.0",
                "capture_recorder_gap_seconds_total{policy=\"team/egress\"} 0.0").doesNotContain("web-1");
        policy = policy(RECORDS);
        assertThat(metrics.text()).contains(
                "capture_recorder_targets{policy=\"team/egress\",state=\"blocked\"} 0.0",
                "capture_recorder_targets{policy=\"team/egress\",state=\"missing\"} 0.0");
    }

    @Test
    void aPolicyThatIsGoneOrHasNoRecorderIsNotShown() {
        metrics.text();
        exists = false;
        assertThat(metrics.text()).doesNotContain("team/egress");
        exists = true;
        policy.setStatus(new PacketCapturePolicyStatus(1L, List.of(), null, null, null, null, null, null));
        assertThat(metrics.text()).doesNotContain("team/egress");
    }

    @Test
    void aLossAndItsGapAreCountedOnceAndOnlyWhenTheStatusIsStored() {
        PacketCapturePolicyStatus lost = policy(line("web-1", "CaptureLost", null, 0, LOSS)).getStatus();
        PacketCapturePolicy recording = policy(RECORDS);

        assertThat(metrics.recorders().around((_, _) -> false).write(recording, lost)).isFalse();
        assertThat(metrics.text()).contains("capture_recorder_losses_total{policy=\"team/egress\"} 0.0");

        write(recording, lost);
        recording.setStatus(lost);
        write(recording, lost);
        write(recording, policy(line("web-1", "Recording", "2026-03-01T02:01:12Z", 12, LOSS)).getStatus());
        assertThat(metrics.text()).contains("capture_recorder_losses_total{policy=\"team/egress\"} 1.0",
                "capture_recorder_gap_seconds_total{policy=\"team/egress\"} 12.0");
    }

    @Test
    void whatIsForgottenIsNoGap() {
        write(policy(line("web-1", "Recording", "2026-03-01T02:01:12Z", 12, LOSS)), policy(RECORDS).getStatus());
        assertThat(metrics.text()).contains("capture_recorder_gap_seconds_total{policy=\"team/egress\"} 0.0");
    }

    @Test
    void aFreezeIsCountedForItsPolicy() {
        Request frozen = Recordings.number(1).running(0).done().request();
        metrics.recorders().accept(new Ended(frozen, Reason.Frozen, frozen.status()));
        metrics.recorders().accept(new Ended(frozen, Reason.Completed, frozen.status()));

        assertThat(metrics.text()).contains("capture_recorder_freezes_total{policy=\"team/egress\"} 1.0");
    }

    private void write(PacketCapturePolicy read, PacketCapturePolicyStatus status) {
        assertThat(metrics.recorders().around((_, _) -> true).write(read, status)).isTrue();
    }

    private static RecordingStatus line(String target, String state, String since, long missed, Loss loss) {
        return new RecordingStatus(target, "rec", state, since, 60L, new Gaps(missed > 0 ? 1 : 0, missed), null, loss);
    }

    private static PacketCapturePolicy policy(RecordingStatus... lines) {
        PacketCapturePolicy policy = new PacketCapturePolicy();
        policy.getMetadata().setNamespace("team");
        policy.getMetadata().setName("egress");
        policy.setStatus(new PacketCapturePolicyStatus(1L, List.of(), null, null, null, null, null, null)
                .with(List.of(lines), new RecorderStatus("1/3", 1, 3, 1L, 1L)));
        return policy;
    }
}
