package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.request.RecorderMark;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Recordings;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories of one target, and what its recorder needs then: sessions of 300 s, and so an overlap of 150 s. */
class RecorderPlanTest {
    private static final String TARGET = Recordings.TARGET.text();
    private static final String SETTINGS = Recorder.of(policy(false, TARGET)).orElseThrow().settings();
    private static final Recordings FIRST = Recordings.number(1, SETTINGS);
    private static final Recordings SECOND = Recordings.number(2, SETTINGS);

    static Stream<Arguments> histories() {
        return Stream.of(//
                at("nothing was ever recorded", 0, "make 1"),
                at("the first is on its way", 5, "nothing", FIRST.done()),
                at("the first is blocked, and heals by itself", 900, "nothing",
                        FIRST.stands(Reason.TargetStopped).done()),
                at("it runs", 10, "wait 150", FIRST.running(0).done()),
                at("half of its time is over", 150, "make 2", FIRST.running(0).done()),
                at("its successor is on its way", 160, "nothing", SECOND.done(), FIRST.running(0).done()),
                at("both run", 200, "wait 310", SECOND.running(160).done(), FIRST.running(0).done()),
                at("the older one ended by its time", 301, "wait 310", SECOND.running(160).done(),
                        FIRST.running(0).ended(300, Reason.Completed, "TimeExceeded").done()),
                at("the only one ended by its time", 301, "make 2",
                        FIRST.running(0).ended(300, Reason.Completed, "TimeExceeded").done()),
                at("an alert has asked for its end", 60, "make 2", FIRST.running(0).stopAsked().done()),
                at("it is frozen", 70, "make 2",
                        FIRST.running(0).stopAsked().ended(65, Reason.Frozen, "Manual").done()),
                at("somebody deletes its request", 60, "make 2", FIRST.running(0).deleted().done()),
                at("it is lost for the first time", 61, "make 2",
                        FIRST.running(0).ended(60, Reason.CaptureLost, "").done()),
                at("it is lost again", 81, "wait 110", SECOND.running(70).ended(80, Reason.CaptureLost, "").done(),
                        FIRST.running(0).ended(60, Reason.CaptureLost, "").done()),
                at("the pause after that is over", 110, "make 3",
                        SECOND.running(70).ended(80, Reason.CaptureLost, "").done(),
                        FIRST.running(0).ended(60, Reason.CaptureLost, "").done()),
                at("a third that never ran waits twice as long", 131, "wait 190",
                        Recordings.number(3, SETTINGS).failed(130, Reason.StoppedByAgent).done(),
                        SECOND.running(70).ended(80, Reason.CaptureLost, "").done(),
                        FIRST.running(0).ended(60, Reason.CaptureLost, "").done()),
                at("a frozen one in between breaks the row", 91, "make 4",
                        Recordings.number(3, SETTINGS).running(85).ended(90, Reason.CaptureLost, "").done(),
                        SECOND.running(70).stopAsked().ended(80, Reason.Frozen, "Manual").done(),
                        FIRST.running(0).ended(60, Reason.CaptureLost, "").done()),
                at("one of an older policy of this name does not count", 10, "make 1",
                        ofAnotherPolicy(FIRST.running(0).done())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("histories")
    void whatIsNeededFollowsFromWhatExists(String history, long second, String expected, List<Recording> all) {
        Instant now = Recordings.BEGIN.plusSeconds(second);
        RecorderPlan plan = RecorderPlan.of(policy(false, TARGET), "uid-egress", all, now);

        assertThat(plan.remove()).isEmpty();
        assertThat(said(plan)).isEqualTo(expected);
    }

    @Test
    void theSameHistoryAlwaysMakesTheSameNameAndAnotherPolicyAnother() {
        String once = made("uid-egress").name();
        assertThat(made("uid-egress").name()).isEqualTo(once).startsWith("egress-till-rec-");
        assertThat(made("uid-2").name()).isNotEqualTo(once);
    }

    @Test
    void aRecordingIsAnOrdinaryRequestThatGoesWithItsPolicy() {
        NewRequest made = made("uid-egress");

        assertThat(made.owner()).contains(new NewRequest.Owner("egress", "uid-egress"));
        assertThat(made.labels()).containsEntry(Labels.RECORDER, "egress").containsEntry(Labels.RECORDING, "1")
                .doesNotContainKey(Labels.POLICY);
        assertThat(made.spec().bytesPerPacket()).as("headers, unless the policy says so").isEqualTo(96);
        assertThat(made.spec().ringBuffer().sessionTimeLimitSeconds()).isEqualTo(300);
        assertThat(made.spec().timeLimitSeconds()).as("a ring buffer has its own limits").isNull();
        assertThat(made.spec().trigger()).isNull();
        assertThat(made.spec().ttlSecondsAfterFinished()).isPositive();
    }

    @Test
    void whoDisarmsRemovesWhatRunsAndWhatComes() {
        Recording runs = FIRST.running(0).done();
        Recording comes = SECOND.done();
        Recording over = Recordings.number(3).running(0).ended(9, Reason.Completed, "TimeExceeded").done();

        for (Policy disarmed : List.of(policy(true, TARGET), policy(false, TARGET + "-2"), without())) {
            assertThat(RecorderPlan.of(disarmed, "uid-egress", List.of(comes, runs, over), Recordings.BEGIN).remove())
                    .as("%s", disarmed.spec()).containsExactly(comes, runs);
        }
    }

    @Test
    void otherSettingsAreRecordedBesideTheOldOnesUntilTheyRun() {
        Recording old = Recordings.number(1, "old").running(0).done();
        RecorderPlan first = RecorderPlan.of(policy(false, TARGET), "uid-egress", List.of(old), Recordings.BEGIN);
        assertThat(said(first)).isEqualTo("make 2");
        assertThat(first.remove()).isEmpty();

        RecorderPlan then = RecorderPlan.of(policy(false, TARGET), "uid-egress", List.of(SECOND.running(5).done(), old),
                Recordings.BEGIN.plusSeconds(10));
        assertThat(then.make()).isEmpty();
        assertThat(then.remove()).containsExactly(old);

        Recording blocked = Recordings.number(1, "old").stands(Reason.NotAllowed).done();
        assertThat(RecorderPlan.of(policy(false, TARGET), "uid-egress", List.of(blocked), Recordings.BEGIN).remove())
                .as("what never ran keeps nothing").containsExactly(blocked);
    }

    @Test
    void targetsThatDifferInCaseOnlyAreOne() {
        assertThat(RecorderPlan.of(policy(false, TARGET, TARGET.toUpperCase(Locale.ROOT)), "uid-egress",
                List.of(), Recordings.BEGIN).make()).hasSize(1);
    }

    static Policy policy(boolean suspend, String... targets) {
        return policy(suspend, new FlightRecorder(List.of(targets), 2, 1000L, null, 30, 300, null));
    }

    static Policy policy(boolean suspend, FlightRecorder recorder) {
        CaptureTemplate template = new CaptureTemplate(null, null, null, null, null, null, null, null,
                new Storage(
                        "/subscriptions/s1/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/evidence",
                        null, null),
                null, null, null, null, null, null, null, null);
        return new Policy("team", "egress", new PacketCapturePolicySpec(suspend,
                new AlertMatch(List.of("*"), null, null, null, null), template, 300, 10, 60, 5, null, recorder, null));
    }

    private static Policy without() {
        return policy(false, (FlightRecorder) null);
    }

    private static NewRequest made(String uid) {
        return RecorderPlan.of(policy(false, TARGET), uid, List.of(), Recordings.BEGIN).make().getFirst();
    }

    private static Arguments at(String history, long second, String expected, Recording... all) {
        return Arguments.of(history, second, expected, Arrays.asList(all));
    }

    private static String said(RecorderPlan plan) {
        return plan.make().isEmpty()
                ? plan.next().map(next -> "wait " + (next.getEpochSecond() - Recordings.BEGIN.getEpochSecond()))
                        .orElse("nothing")
                : "make " + plan.make().getFirst().labels().get(Labels.RECORDING);
    }

    private static Recording ofAnotherPolicy(Recording one) {
        var mark = one.mark();
        return new Recording(one.request().marked(new RecorderMark(mark.policy(),
                "uid-of-long-ago", mark.number(), mark.settings(), mark.frozenBy())));
    }
}
