package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.api.RecordingStatus.Gaps;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Recordings;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a policy's status tells of the time that its recorder has. */
class CoverageTest {
    private static final Recording FIRST = Recordings.number(1).running(0).ended(300, Reason.Completed, "TimeExceeded")
            .done();

    @Test
    void sessionsThatOverlapAreOneSpan() {
        Coverage coverage = Coverage.of(List.of(Recordings.number(2).running(150).done(), FIRST), second(400));

        assertThat(coverage.since()).contains(second(0));
        assertThat(coverage.seconds()).as("whole minutes").isEqualTo(360);
        assertThat(coverage.gaps()).isEqualTo(new Gaps(0, 0L));
    }

    @Test
    void aGapIsCountedOnceItIsOver() {
        Coverage open = Coverage.of(List.of(Recordings.number(2).done(), FIRST), second(330));
        assertThat(open.since()).isEmpty();
        assertThat(open.gaps().count()).isZero();

        Coverage closed = Coverage.of(List.of(Recordings.number(2).running(342).done(), FIRST), second(400));
        assertThat(closed.since()).contains(second(342));
        assertThat(closed.gaps()).isEqualTo(new Gaps(1, 42L));
    }

    /** It would tell that all is well since long ago, and no word of the gap. */
    @Test
    void aClockBehindAzuresHidesNoRecording() {
        Coverage coverage = Coverage.of(List.of(Recordings.number(2).running(342).done(), FIRST), second(310));

        assertThat(coverage.since()).contains(second(342));
        assertThat(coverage.gaps()).isEqualTo(new Gaps(1, 42L));
    }

    @Test
    void theLongerItLastsTheLessOftenItIsToldAnew() {
        Recording runs = Recordings.number(1).lasting(86_400).running(0).done();
        assertThat(Coverage.of(List.of(runs), second(599)).seconds()).isEqualTo(540);
        assertThat(Coverage.of(List.of(runs), second(1_799)).seconds()).isEqualTo(1_200);
        assertThat(Coverage.of(List.of(runs), second(20_000)).seconds()).isEqualTo(18_000);
    }

    @Test
    void theStatusNamesWhatRecordsAndWhatItMayStore() {
        PacketCapturePolicyStatus status = told(List.of(Recordings.number(1).running(0).done()));

        assertThat(status.recordings()).singleElement().satisfies(line -> {
            assertThat(line.request()).isEqualTo("rec-1");
            assertThat(line.state()).isEqualTo("Recording");
            assertThat(line.message()).isNull();
        });
        assertThat(status.recorder().recording()).isEqualTo(1);
        assertThat(status.recorder().recorded()).isEqualTo("1/1");
        assertThat(status.recorder().mebibytesPerFreeze()).as("2000 bytes").isEqualTo(1);
        assertThat(status.recorder().mebibytesPerDay()).as("576 sessions of 2000 bytes").isEqualTo(2);
    }

    @Test
    void whatIsMissingAndWhyIsTold() {
        assertThat(told(List.of()).recordings()).extracting(RecordingStatus::state).containsExactly("Missing");

        assertThat(told(List.of(Recordings.number(2).running(80).ended(90, Reason.CaptureLost, "").done(),
                Recordings.number(1).running(0).ended(60, Reason.CaptureLost, "").done())).recordings())
                .extracting(RecordingStatus::message).singleElement().asString()
                .contains("Somebody deleted the session in Azure.", "2 were lost in a row; the next begins at 2026-");
    }

    private static PacketCapturePolicyStatus told(List<Recording> all) {
        return RecorderReport.in(new PacketCapturePolicyStatus(1L, List.of(), null, null, null, null, null, null),
                RecorderPlanTest.policy(false, Recordings.TARGET.text()), "uid-egress", all, second(100));
    }

    private static Instant second(long seconds) {
        return Recordings.BEGIN.plusSeconds(seconds);
    }
}
