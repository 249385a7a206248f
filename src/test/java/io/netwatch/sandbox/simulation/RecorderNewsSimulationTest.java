package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.core.policy.RecorderNews;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a policy's flight recorder while time passes, in virtual time: what went wrong and what is mended. */
class RecorderNewsSimulationTest {
    private final RecorderRun run = new RecorderRun();
    private final List<RecorderNews> told = new ArrayList<>();

    @Test
    void aNightOfRenewalsAndAFreezeAreNoNews() {
        passes(Duration.ofHours(1));
        run.alert(Duration.ZERO);
        passes(Duration.ofMinutes(5));

        assertThat(run.standing("Frozen")).hasSize(1);
        assertThat(told).isEmpty();
        assertThat(run.line().lastLoss()).isNull();
    }

    @Test
    void aSessionThatSomebodyDeletesIsToldAndThatTheRecorderGoesOn() {
        passes(Duration.ofMinutes(2));
        loseSessions();
        passes(Duration.ofMinutes(8));

        assertThat(told).extracting(RecorderNews::reason).containsExactly(Reason.RecordingLost,
                Reason.RecordingResumed);
        assertThat(told).allSatisfy(news -> assertThat(news.message()).contains(Simulation.MACHINE.id().toString()));
        assertThat(told.getFirst().message()).contains("Somebody stopped it in Azure after at most ");
        assertThat(run.line().lastLoss().resumed()).isNotNull();
    }

    @Test
    void aMachineThatStopsIsToldAsLostAndAsBlockedAndWhenItRecordsAgain() {
        passes(Duration.ofMinutes(2));
        run.azure().put(Simulation.MACHINE.with(PowerState.DEALLOCATED));
        passes(Duration.ofMinutes(20));
        run.azure().put(Simulation.MACHINE);
        passes(Duration.ofMinutes(20));

        List<Reason> reasons = told.stream().map(RecorderNews::reason).toList();
        assertThat(reasons).hasSize(4);
        assertThat(reasons.subList(0, 2)).containsExactlyInAnyOrder(Reason.RecordingLost, Reason.TargetStopped);
        assertThat(reasons.subList(2, 4)).containsExactlyInAnyOrder(Reason.RecorderUnblocked, Reason.RecordingResumed);
        assertThat(run.line().state()).isEqualTo("Recording");
    }

    @Test
    void whatIsLostAgainAndAgainIsToldAsOftenAsItIsMadeGood() {
        passes(Duration.ofMinutes(1));
        for (int i = 0; i < 60; i++) {
            loseSessions();
            passes(Duration.ofMinutes(1));
        }

        assertThat(run.creates()).isBetween(5L, 12L);
        assertThat(told).hasSizeLessThanOrEqualTo(2 * (int) run.creates())
                .extracting(RecorderNews::reason).containsOnly(Reason.RecordingLost, Reason.RecordingResumed);
    }

    private void passes(Duration length) {
        for (long second = 0; second < length.toSeconds(); second++) {
            PacketCapturePolicyStatus before = run.status();
            run.runs(1);
            if (run.status() != null) {
                told.addAll(RecorderNews.of(before, run.status()));
            }
        }
    }

    private void loseSessions() {
        run.azure().captures().stream().filter(session -> session.status().equals("Running")).toList().forEach(
                session -> run.azure().answer(Face.ARM, Call.of("DELETE", session.id() + "?api-version=2024-07-01")));
    }
}
