package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.api.RecordingStatus.Loss;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Recordings;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told of a recorder from one status to the next, sessions of 300 s: losses and their end, and no renewal. */
class RecorderNewsTest {
    private static final Recordings FIRST = Recordings.number(1);
    private static final Recordings SECOND = Recordings.number(2);
    private static final Recording LOST = FIRST.running(0).ended(60, Reason.CaptureLost, "").done();
    private static final Policy POLICY = RecorderPlanTest.policy(false, Recordings.TARGET.text());

    private PacketCapturePolicyStatus status;

    @Test
    void aLossIsToldOnceWithItsReasonAndSoIsItsEnd() {
        assertThat(at(10, FIRST.running(0).done())).as("that it begins is no news").isEmpty();
        assertThat(at(61, LOST)).singleElement().satisfies(news -> {
            assertThat(news.reason()).isEqualTo(Reason.RecordingLost);
            assertThat(news.about()).isEqualTo(Recordings.TARGET.text());
            assertThat(news.message()).contains("Request rec-1 for " + Recordings.TARGET.text() + " ended at "
                    + second(60) + ": Somebody deleted the session in Azure.", "The next one begins by itself.")
                    .doesNotContain("Create a new request");
        });
        assertThat(at(62, SECOND.done(), LOST)).isEmpty();
        assertThat(at(75, SECOND.running(72).done(), LOST)).singleElement().satisfies(news -> {
            assertThat(news.reason()).isEqualTo(Reason.RecordingResumed);
            assertThat(news.message()).contains("Request rec-2 records ", " since " + second(72), "12 s are missing");
        });
        assertThat(at(200, SECOND.running(72).done(), LOST)).isEmpty();
        assertThat(at(210, SECOND.running(72).done())).as("its request is gone").isEmpty();
        assertThat(loss().request()).isEqualTo("rec-1");
    }

    @Test
    void neitherARenewalNorAFreezeIsNews() {
        at(10, FIRST.running(0).done());
        assertThat(at(160, SECOND.done(), FIRST.running(0).done())).isEmpty();
        assertThat(at(200, SECOND.running(165).done(), FIRST.running(0).done())).isEmpty();
        assertThat(at(301, SECOND.running(165).done(),
                FIRST.running(0).ended(300, Reason.Completed, "TimeExceeded").done())).isEmpty();
        assertThat(at(310, SECOND.running(165).stopAsked().ended(305, Reason.Frozen, "Manual").done())).isEmpty();
        assertThat(at(320, Recordings.number(3).running(312).done(),
                SECOND.running(165).stopAsked().ended(305, Reason.Frozen, "Manual").done())).isEmpty();
        assertThat(loss()).isNull();
    }

    @Test
    void aFreezeLongAfterALossIsNotItsEnd() {
        at(10, FIRST.running(0).done());
        at(61, LOST);
        at(75, SECOND.running(72).done(), LOST);
        Recording frozen = SECOND.running(72).stopAsked().ended(90, Reason.Frozen, "Manual").done();
        assertThat(at(91, frozen, LOST)).isEmpty();
        assertThat(at(95, Recordings.number(3).running(93).done(), frozen, LOST)).isEmpty();
    }

    @Test
    void whoeverIsLostWhileAnotherOneRunsLeavesNoGap() {
        at(200, SECOND.running(160).done(), FIRST.running(0).done());
        assertThat(at(211, SECOND.running(160).done(), FIRST.running(0).ended(210, Reason.CaptureLost, "").done()))
                .singleElement().satisfies(news -> {
                    assertThat(news.reason()).isEqualTo(Reason.RecordingLost);
                    assertThat(news.message()).endsWith("Another one goes on.");
                });
        assertThat(loss().resumed()).isEqualTo(second(210).toString());
    }

    @Test
    void whoBecomesLeaderTellsNothingAgain() {
        at(10, FIRST.running(0).done());
        PacketCapturePolicyStatus before = status;
        at(61, LOST);
        assertThat(RecorderNews.of(before, status)).hasSize(1);
        assertThat(at(62, LOST)).isEmpty();
        assertThat(RecorderNews.of(null, status)).as("what is said first is no change").isEmpty();
    }

    @Test
    void aRecorderThatCannotRunIsToldWithTheReasonAndThatItCanAgain() {
        at(5);
        Recording stopped = FIRST.stands(Reason.TargetStopped).done();
        assertThat(at(10, stopped)).singleElement().satisfies(news -> {
            assertThat(news.reason()).isEqualTo(Reason.TargetStopped);
            assertThat(news.about()).isEmpty();
            assertThat(news.message()).contains("The flight recorder cannot record " + Recordings.TARGET,
                    "see request rec-1.");
        });
        assertThat(at(300, stopped)).isEmpty();
        assertThat(at(310, FIRST.running(305).done())).extracting(RecorderNews::reason)
                .containsExactly(Reason.RecorderUnblocked);
    }

    @Test
    void whoIsSwitchedOffIsNotUnblocked() {
        at(5);
        at(10, FIRST.stands(Reason.TargetStopped).done());
        PacketCapturePolicyStatus off = RecorderReport.in(status,
                RecorderPlanTest.policy(true, Recordings.TARGET.text()),
                "uid-egress", List.of(), second(20)).with(List.of());
        assertThat(RecorderNews.of(status, off)).isEmpty();
    }

    @Test
    void aLongReasonDoesNotHideWhatIsDoneAboutIt() {
        at(10, FIRST.running(0).done());
        PacketCapturePolicyStatus before = status;
        at(61, LOST);
        RecordingStatus line = status.recordings().getFirst();
        PacketCapturePolicyStatus wordy = status.with(List.of(new RecordingStatus(line.target(), line.request(),
                line.state(), null, line.coveredSeconds(), line.gaps(), line.message(),
                new Loss(loss().time(), loss().request(), "x".repeat(2000), null))), status.recorder());
        assertThat(RecorderNews.of(before, wordy)).singleElement().extracting(RecorderNews::message).asString()
                .hasSizeLessThanOrEqualTo(1024).endsWith("The next one begins by itself.");
    }

    @Test
    void whatAHandHasDamagedIsToldAnew() {
        at(10, FIRST.running(0).done());
        status = status.with(List.of(
                new RecordingStatus(null, null, null, null, null, null, null, null), new RecordingStatus(
                        Recordings.TARGET.text(), null, null, null, null, null, null,
                        new Loss(null, null, null, null))),
                null);
        assertThat(at(61, LOST)).extracting(RecorderNews::reason).containsExactly(Reason.RecordingLost);
        assertThat(at(75, SECOND.running(72).done(), LOST)).extracting(RecorderNews::reason)
                .containsExactly(Reason.RecordingResumed);
    }

    /** The status at this second, as the visit makes it. */
    private List<RecorderNews> at(long second, Recording... newestFirst) {
        PacketCapturePolicyStatus before = status == null
                ? new PacketCapturePolicyStatus(1L, List.of(), null, null, null, null, null, null)
                : status;
        List<Recording> all = Arrays.asList(newestFirst);
        List<Condition> armed = RecorderReport
                .disarmed(POLICY, "uid-egress", all, 1, before.conditions(), second(second)).stream().toList();
        status = RecorderReport.in(before.with(armed), POLICY, "uid-egress", all, second(second));
        return RecorderNews.of(before, status);
    }

    private Loss loss() {
        return status.recordings().getFirst().lastLoss();
    }

    private static Instant second(long seconds) {
        return Recordings.BEGIN.plusSeconds(seconds);
    }
}
