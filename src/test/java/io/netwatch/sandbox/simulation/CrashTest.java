package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kill the process before and after every outgoing call: the same end, one capture, no orphan. */
class CrashTest {

    /** A scenario, where in it the process dies, and how it ends when it does not. */
    record Plan(Scenario scenario, CrashPoint crash, Ended clean) {
        @Override
        public String toString() {
            return scenario + ", " + crash;
        }
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(Scenario.ALL, EndScenarios.CERTAIN).flatMap(List::stream);
    }

    static Stream<Plan> plans() {
        return scenarios().flatMap(scenario -> {
            Simulation clean = Simulation.run(scenario, CrashPoint.NEVER);
            return IntStream.rangeClosed(1, clean.calls().size()).boxed()
                    .flatMap(call -> Stream.of(true, false).map(before -> new CrashPoint(call, before)))
                    .map(crash -> new Plan(scenario, crash, clean.ended()));
        });
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aCrashAnywhereChangesNothingOfTheEnd(Plan plan) {
        Simulation crashed = Simulation.run(plan.scenario(), plan.crash());

        assertThat(crashed.crashes()).isEqualTo(1);
        assertThat(crashed.ended()).isEqualTo(plan.clean());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void oneCaptureIsEverCreated(Scenario scenario) {
        assertThat(Simulation.run(scenario, CrashPoint.NEVER).ended().creates()).isEqualTo(1);
    }

    @Test
    void aCaptureThatRunsToItsLimitEndsCompleteWithItsFile() {
        Ended end = Simulation.run(Scenario.TO_THE_TIME_LIMIT, CrashPoint.NEVER).ended();

        assertThat(end.status()).containsEntry("Ready", "True Completed").containsEntry("Complete", "True Completed")
                .containsEntry("Failed", "False Completed").containsEntry("stopReason", "TimeExceeded")
                .containsEntry("why", "time limit");
        assertThat(end.files()).isEqualTo(1);
    }

    @Test
    void onePageIsStoredBesideTheFilesWhereverTheProcessDies() {
        List<Ended> ends = plans().filter(plan -> plan.scenario().equals(Scenario.TO_THE_TIME_LIMIT))
                .map(plan -> Simulation.run(plan.scenario(), plan.crash()).ended()).toList();

        assertThat(ends).isNotEmpty().allSatisfy(end -> {
            assertThat(end.pages()).isEqualTo(1);
            assertThat(end.status()).containsEntry("page", "stored");
        });
    }

    @Test
    void aScaleSetEndsCompleteWithAFilePerChosenInstance() {
        Ended end = Simulation.run(Scenario.SCALE_SET, CrashPoint.NEVER).ended();

        assertThat(end.status()).containsEntry("Ready", "True Completed");
        assertThat(end.files()).isEqualTo(2);
    }

    @Test
    void aScaleSetOfAPolicyIsCapturedOnAsManyInstancesAsItAllows() {
        Simulation bounded = Simulation.run(Scenario.BOUNDED_SCALE_SET, CrashPoint.NEVER);

        assertThat(bounded.ended().status()).containsEntry("Ready", "True Completed");
        assertThat(bounded.ended().files()).isEqualTo(2);
        assertThat(bounded.told())
                .contains("PreflightWarning The checks before the order found something doubtful. By the"
                        + " policy's maxInstances of 2 the capture is bounded to instances 0 and 1: of the scale set's 3"
                        + " instances 3 run.");
    }

    @Test
    void aRingBufferEndsCompleteWithItsNewestFiles() {
        Ended end = Simulation.run(Scenario.RING_BUFFER, CrashPoint.NEVER).ended();

        assertThat(end.status()).containsEntry("Ready", "True Completed").containsEntry("stopReason", "TimeExceeded");
        assertThat(end.files()).isEqualTo(2);
    }

    @Test
    void aDeletedRequestLeavesNoSessionAndKeepsTheFile() {
        Ended end = Simulation.run(Scenario.DELETED_WHILE_RUNNING, CrashPoint.NEVER).ended();

        assertThat(end.status()).isEmpty();
        assertThat(end.sessions()).isEmpty();
        assertThat(end.deletes()).isEqualTo(1);
        assertThat(end.files()).isEqualTo(1);
    }

    @Test
    void aFullRegionIsAskedAgainUntilThereIsRoom() {
        Simulation queued = Simulation.run(Scenario.NO_PLACE_AT_FIRST, CrashPoint.NEVER);

        assertThat(queued.calls()).filteredOn("CountSessions"::equals).hasSizeBetween(3, 4);
        assertThat(queued.ended().status()).containsEntry("Ready", "True Completed");
    }

    @Test
    void anUnusableAccountIsReadAnewOnceItWasMended() {
        Simulation blocked = Simulation.run(Scenario.PREMIUM_STORAGE_AT_FIRST, CrashPoint.NEVER);

        assertThat(blocked.calls()).filteredOn("ReadStorage"::equals).hasSize(2);
        assertThat(blocked.ended().status()).containsEntry("Ready", "True Completed");
    }

    @Test
    void aMissingAgentIsInstalledOnceAndWaitedFor() {
        Simulation installed = Simulation.run(Scenario.AGENT_TO_BE_INSTALLED, CrashPoint.NEVER);

        assertThat(installed.calls()).filteredOn("InstallAgent"::equals).hasSize(1);
        assertThat(installed.ended().status()).containsEntry("Ready", "True Completed");
    }

    @Test
    void aLostAnswerIsFoundAgainAndNotOrderedTwice() {
        Ended end = Simulation.run(Scenario.ANSWER_OF_THE_PUT_LOST, CrashPoint.NEVER).ended();

        assertThat(end.creates()).isEqualTo(1);
        assertThat(end.status()).containsEntry("Ready", "True Completed");
    }
}
