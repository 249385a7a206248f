package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A flight recorder from its first recording to the evidence, in virtual time. */
class RecorderSimulationTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration UNTIL_EVIDENCE = Duration.ofMinutes(3);

    @Test
    void anArmedRecorderRecordsAndSaysSo() {
        RecorderRun run = new RecorderRun().runs(60);

        assertThat(run.standing("Recording")).hasSize(1);
        assertThat(run.sessions()).hasSize(1);
        assertThat(run.line().state()).isEqualTo("Recording");
        assertThat(run.line().since()).isNotNull();
        assertThat(run.line().message()).isNull();
        assertThat(run.status().recorder().recording()).isEqualTo(1);
        assertThat(run.status().recorder().mebibytesPerFreeze()).isEqualTo(2);
        assertThat(run.recordings().findFirst().orElseThrow().at("/spec/bytesPerPacket").asInt()).isEqualTo(96);
        assertThat(run.status().triggered()).as("recordings count for no limit").isZero();
    }

    @Test
    void aNightHasNoGapAndIsCheap() {
        RecorderRun run = new RecorderRun().runs(HOUR.multipliedBy(3));

        assertThat(run.line().gaps().count()).isZero();
        assertThat(run.line().coveredSeconds()).isGreaterThanOrEqualTo(2 * 3600);
        assertThat(run.creates()).isBetween(20L, 28L);
        assertThat(run.sessions()).hasSizeBetween(1, 2);
        int writes = run.writes();
        run.runs(HOUR);
        assertThat(run.writes() - writes).as("a few per session").isLessThan(40);
    }

    @Test
    void anAlertFreezesThePastAndTheNextRecordingRunsOn() {
        RecorderRun run = new RecorderRun().runs(200);
        String recording = run.standing("Recording").getFirst();
        assertThat(run.alert(Duration.ofSeconds(90))).isEqualTo("created");
        run.runs(UNTIL_EVIDENCE);

        ObjectNode evidence = run.evidence().findFirst().orElseThrow();
        assertThat(RecorderRun.word(evidence)).isEqualTo("Completed");
        assertThat(message(evidence)).contains("Recording " + recording + " reaches from ", "the alert is of ");
        assertThat(evidence.at("/status/recording/name").asText()).isEqualTo(recording);
        assertThat(evidence.at("/status/files")).isNotEmpty();
        assertThat(evidence.at("/status/why").asText()).isEqualTo("frozen");
        assertThat(evidence.at("/status/captureName").isMissingNode()).as("no session of its own").isTrue();
        assertThat(run.standing("Frozen")).containsExactly(recording);
        assertThat(run.standing("Recording")).hasSize(1);
        assertThat(run.creates()).as("two recordings, and nothing for the evidence").isEqualTo(2);
        assertThat(run.line().gaps().seconds()).isLessThan(60);
    }

    @Test
    void theSecondsAfterTheAlertAreRecordedToo() {
        RecorderRun run = new RecorderRun().runs(200);
        String recording = run.standing("Recording").getFirst();
        run.alert(NOW);
        run.runs(RecorderRun.POST_TRIGGER_SECONDS - 3);
        assertThat(run.standing("Recording")).containsExactly(recording);
        assertThat(RecorderRun.word(run.evidence().findFirst().orElseThrow())).isEqualTo("Freezing");
    }

    @Test
    void anAlertDuringARenewalTakesTheOlderOfTheTwo() {
        RecorderRun run = new RecorderRun().runs(RecorderRun.SESSION_SECONDS - 300);
        List<String> two = run.standing("Recording");
        assertThat(two).hasSize(2);
        run.alert(NOW);
        run.runs(UNTIL_EVIDENCE);

        assertThat(source(run.evidence().findFirst().orElseThrow())).isEqualTo(oldest(run, two));
        assertThat(run.standing("Recording")).hasSize(1).doesNotContain(oldest(run, two));
    }

    @Test
    void anAlertThatOutlastsTheOlderOneTakesTheYounger() {
        RecorderRun run = new RecorderRun().runs(RecorderRun.SESSION_SECONDS - 10);
        List<String> two = run.standing("Recording");
        assertThat(two).hasSize(2);
        run.alert(NOW);
        run.runs(UNTIL_EVIDENCE);

        assertThat(source(run.evidence().findFirst().orElseThrow())).isNotEqualTo(oldest(run, two));
    }

    @Test
    void anAlertDuringALossIsToldByWhatWasRecordedUntilThen() {
        RecorderRun run = new RecorderRun().runs(300);
        String lost = run.standing("Recording").getFirst();
        loseSessions(run);
        run.runs(5);
        run.azure().put(Simulation.MACHINE.with(PowerState.DEALLOCATED));
        run.runs(360);
        assertThat(run.standing("Recording")).isEmpty();
        run.alert(NOW);
        run.runs(UNTIL_EVIDENCE);

        ObjectNode evidence = run.evidence().findFirst().orElseThrow();
        assertThat(source(evidence)).isEqualTo(lost);
        assertThat(RecorderRun.word(evidence)).isEqualTo("Completed");
        assertThat(evidence.at("/status/files")).isNotEmpty();
    }

    @Test
    void twoAlertsInOneWindowShareOneFreeze() {
        RecorderRun run = new RecorderRun().asks(RecorderSpecs.recorder(false), 0).runs(200);
        run.alert(NOW);
        run.runs(10);
        run.byHand("by-hand");
        run.runs(UNTIL_EVIDENCE);

        assertThat(run.evidence().map(RecorderSimulationTest::source).distinct()).hasSize(1);
        assertThat(run.evidence().map(RecorderRun::word)).containsExactly("Completed", "Completed");
        assertThat(run.calls()).filteredOn("freeze"::equals).hasSize(1);
        assertThat(run.creates()).isEqualTo(2);
    }

    @Test
    void whoDisarmsDuringAFreezeKeepsTheEvidence() {
        RecorderRun run = new RecorderRun().runs(200);
        run.alert(NOW);
        run.runs(5).suspended(true).runs(UNTIL_EVIDENCE);

        assertThat(run.evidence().map(RecorderRun::word)).containsExactly("Completed");
        assertThat(run.evidence().findFirst().orElseThrow().at("/status/files")).isNotEmpty();
        assertThat(run.recordings()).isEmpty();
        assertThat(run.azure().captures()).isEmpty();
        assertThat(run.status().recordings()).isEmpty();
        assertThat(run.suspended(false).runs(60).standing("Recording")).hasSize(1);
    }

    @Test
    void whoDeletesTheEvidenceTouchesNoRecording() {
        RecorderRun run = new RecorderRun().runs(200);
        run.alert(NOW);
        run.runs(5);
        run.deletes(run.evidence().findFirst().orElseThrow().at("/metadata/name").asText());
        run.runs(UNTIL_EVIDENCE);

        assertThat(run.evidence()).isEmpty();
        assertThat(run.standing("Recording")).hasSize(1);
        assertThat(run.creates()).isEqualTo(1);
    }

    @Test
    void aRecordingGoesWithItsPolicyAndItsFilesStay() {
        RecorderRun run = new RecorderRun().runs(200);
        run.deletesPolicy();
        run.runs(Duration.ofMinutes(17));

        assertThat(run.recordings()).isEmpty();
        assertThat(run.azure().captures()).isEmpty();
        assertThat(run.files()).isPositive();
    }

    @Test
    void whereThereIsNothingToFreezeTheCaptureBeginsNow() {
        RecorderRun run = new RecorderRun();
        run.azure().put(Simulation.MACHINE.with(PowerState.DEALLOCATED));
        run.runs(30);
        run.alert(NOW);
        run.azure().put(Simulation.MACHINE);
        run.runs(Duration.ofMinutes(15));

        ObjectNode evidence = run.evidence().findFirst().orElseThrow();
        assertThat(RecorderRun.word(evidence)).isEqualTo("Completed");
        assertThat(evidence.at("/status/preflight/warnings").toString())
                .contains("No recording of policy egress tells of ");
        assertThat(evidence.at("/status/captureName").asText()).isNotEmpty();
    }

    @Test
    void whatIsLostAgainAndAgainIsMadeGoodLessOften() {
        RecorderRun run = new RecorderRun().runs(60);
        for (int i = 0; i < 60; i++) {
            loseSessions(run);
            run.runs(60);
        }

        assertThat(run.creates()).isBetween(5L, 12L);
        assertThat(run.status().recordings().getFirst().gaps().count()).isPositive();
        run.runs(HOUR);
        assertThat(run.line().state()).isEqualTo("Recording");
    }

    @Test
    void aRecorderThatCannotRunDisarmsItsPolicyUntilItCan() {
        RecorderRun run = new RecorderRun();
        run.azure().put(Simulation.MACHINE.with(PowerState.DEALLOCATED));
        run.runs(60);
        Condition armed = Conditions.find(run.status().conditions(), "Armed").orElseThrow();
        assertThat(armed.status()).isEqualTo("False");
        assertThat(armed.reason()).isEqualTo("TargetStopped");
        assertThat(armed.message()).contains("The flight recorder cannot record " + Simulation.MACHINE.id());
        assertThat(run.recordings()).as("no second one is made meanwhile").hasSize(1);

        run.azure().put(Simulation.MACHINE);
        run.runs(Duration.ofMinutes(13));
        assertThat(Conditions.find(run.status().conditions(), "Armed").orElseThrow().message())
                .doesNotContain("flight recorder");
        assertThat(run.standing("Recording")).hasSize(1);
    }

    @Test
    void otherSettingsTakeThePlaceOfTheOldOnesWithoutAGap() {
        RecorderRun run = new RecorderRun().runs(200);
        String before = run.standing("Recording").getFirst();
        FlightRecorder now = RecorderSpecs.recorder(false);
        run.asks(new FlightRecorder(now.targets(), 5, now.fileSizeBytes(), 0L, now.postTriggerSeconds(),
                now.maxSessionSeconds(), false), 300).runs(120);

        assertThat(run.standing("Recording")).hasSize(1).doesNotContain(before);
        assertThat(run.recordings().findFirst().orElseThrow().at("/spec/ringBuffer/fileCount").asInt()).isEqualTo(5);
        assertThat(run.creates()).isEqualTo(2);
    }

    @Test
    void pastAndPresentAreTwoRequestsOfOneAlert() {
        RecorderRun run = new RecorderRun().asks(RecorderSpecs.recorder(true), 300).runs(200);
        assertThat(run.alert(NOW)).isEqualTo("created");
        run.runs(UNTIL_EVIDENCE);

        assertThat(run.evidence().map(RecorderRun::word)).containsExactly("Completed", "Completed");
        assertThat(run.evidence().map(each -> each.at("/spec/fromRecorder").asText()))
                .containsExactlyInAnyOrder("egress", "");
        assertThat(run.alert(NOW)).as("they count as one for the cooldown, and it holds").isEqualTo("covered");
    }

    @Test
    void twoLeadersMakeOneRecording() {
        RecorderRun run = new RecorderRun();
        run.rivalLooks();
        run.runs(60);
        run.rivalLooks();
        run.runs(60);

        assertThat(run.recordings()).hasSize(1);
        assertThat(run.creates()).isEqualTo(1);
    }

    /** Somebody deletes in Azure whatever runs there. */
    private static void loseSessions(RecorderRun run) {
        run.azure().captures().stream().filter(session -> session.status().equals("Running")).toList().forEach(
                session -> run.azure().answer(Face.ARM, Call.of("DELETE", session.id() + "?api-version=2024-07-01")));
    }

    private static String source(ObjectNode evidence) {
        return evidence.at("/status/recording/name").asText();
    }

    private static String message(ObjectNode request) {
        for (var condition : request.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("message").asText();
            }
        }
        return "";
    }

    private static String oldest(RecorderRun run, List<String> names) {
        return run.recordings().filter(each -> names.contains(each.at("/metadata/name").asText()))
                .min((a, b) -> a.at("/metadata/labels/capture.netwatch.io~1recording").asInt()
                        - b.at("/metadata/labels/capture.netwatch.io~1recording").asInt())
                .orElseThrow().at("/metadata/name").asText();
    }
}
