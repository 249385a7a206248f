package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Condition;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy does by itself: it is rehearsed in daylight, and drilled when somebody asks for it. */
class PolicySimulationTest {
    private static final String MACHINE = Simulation.MACHINE.id().toString();
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aPolicyWhoseTargetIsReadyIsArmed() {
        PolicyRun run = new PolicyRun(CrashPoint.NEVER, MACHINE).runs(Duration.ofMinutes(2));

        assertThat(run.armed()).map(Condition::status).contains("True");
        assertThat(run.armed().orElseThrow().message()).contains(MACHINE + " was checked.");
        assertThat(run.asked()).containsExactly("ReadTarget", "ReadWatchers", "ReadStorage");
    }

    @Test
    void aNightIsCheapAndSilent() {
        PolicyRun run = new PolicyRun(CrashPoint.NEVER, MACHINE).runs(Duration.ofMinutes(2));
        int writes = run.writes();
        run.runs(HOUR.multipliedBy(10));

        assertThat(run.asked()).filteredOn("ReadTarget"::equals).hasSizeBetween(18, 21);
        assertThat(run.writes()).isEqualTo(writes);
    }

    @Test
    void whatBreaksInDaylightIsToldInTheWordsOfTheNight() {
        PolicyRun run = new PolicyRun(CrashPoint.NEVER, MACHINE).runs(Duration.ofMinutes(2));
        run.azure().put(Simulation.MACHINE.with(PowerState.DEALLOCATED));
        run.runs(Duration.ofMinutes(40));

        assertThat(run.armed()).map(Condition::status).contains("False");
        assertThat(run.armed()).map(Condition::reason).contains("TargetStopped");
        assertThat(run.armed().orElseThrow().message())
                .isEqualTo("The target does not run. Start it: az vm start --ids TARGET");

        run.azure().put(Simulation.MACHINE);
        run.runs(Duration.ofMinutes(7));
        assertThat(run.armed()).map(Condition::reason).contains("Armed");
    }

    @Test
    void aChangeIsCheckedAtOnceAndARestartIsNot() {
        PolicyRun run = new PolicyRun(CrashPoint.NEVER, MACHINE).runs(Duration.ofMinutes(2));
        int before = run.asked().size();

        assertThat(run.restarted().runs(Duration.ofSeconds(5)).asked()).hasSize(before);
        assertThat(run.edited().runs(Duration.ofSeconds(5)).asked()).hasSize(before + 3);
    }

    @Test
    void aPolicyOfPatternsIsNeitherArmedNorNot() {
        PolicyRun run = new PolicyRun(CrashPoint.NEVER, "/subscriptions/*/resourceGroups/shop/**")
                .runs(Duration.ofMinutes(2));

        assertThat(run.armed()).map(Condition::status).contains("Unknown");
        assertThat(run.armed()).map(Condition::reason).contains("Unchecked");
        assertThat(run.asked()).isEmpty();
    }

    @Test
    void aDrillIsOneCaptureOfASecondThatLeavesNothingButItsAnswer() {
        PolicyRun run = drill(CrashPoint.NEVER).runs(HOUR.multipliedBy(2));

        assertThat(run.drill().result()).isEqualTo("Completed");
        assertThat(run.drill().message()).contains("The capture ran to its end.").contains("night-drill-");
        assertThat(orders(run)).isEqualTo(1);
        assertThat(run.azure().captures()).isEmpty();
        assertThat(run.requestsLeft()).isZero();
    }

    @Test
    void anotherTimeIsAnotherDrill() {
        PolicyRun run = drill(CrashPoint.NEVER).runs(Duration.ofMinutes(10));
        run.asks(run.now().toString()).runs(Duration.ofMinutes(10));

        assertThat(orders(run)).isEqualTo(2);
    }

    @Test
    void whatABlockedDrillHasShownIsTold() {
        PolicyRun run = drill(CrashPoint.NEVER);
        run.azure().put(Simulation.MACHINE.with(PowerState.DEALLOCATED));
        run.runs(Duration.ofMinutes(2));

        assertThat(run.drill().result()).isEqualTo("TargetStopped");
        assertThat(run.runs(HOUR).requestsLeft()).isZero();
        assertThat(orders(run)).isZero();
    }

    static Stream<CrashPoint> crashes() {
        int calls = drill(CrashPoint.NEVER).runs(Duration.ofMinutes(5)).calls().size();
        return IntStream.rangeClosed(1, calls).boxed()
                .flatMap(call -> Stream.of(true, false).map(before -> new CrashPoint(call, before)));
    }

    @ParameterizedTest
    @MethodSource("crashes")
    void aCrashAnywhereNeverMakesTwoAndIsAnswered(CrashPoint crash) {
        PolicyRun run = drill(crash).runs(HOUR);

        assertThat(orders(run)).isLessThanOrEqualTo(1);
        assertThat(run.drill().result()).isEqualTo(orders(run) == 1 ? "Completed" : "Lost");
        assertThat(run.azure().captures()).isEmpty();
        assertThat(run.requestsLeft()).isZero();
    }

    private static PolicyRun drill(CrashPoint crash) {
        PolicyRun run = new PolicyRun(crash, MACHINE);
        return run.asks(run.now().toString());
    }

    /** Orders that Azure was sent. */
    private static long orders(PolicyRun run) {
        return run.asked().stream().filter("Create"::equals).count();
    }
}
