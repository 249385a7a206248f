package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.simulation.RecorderSabotages.Sabotage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test of the test: a flight recorder that is made worse on purpose does not pass its gate. */
class RecorderSabotageTest {
    private static final int FEW = 60;

    @ParameterizedTest
    @EnumSource
    void whateverIsMadeWorseIsNoticed(Sabotage sabotage) {
        LogWatch.install();

        assertThat(plans(sabotage).map(plan -> RecorderGateRun.of(plan, sabotage.deed()))
                .flatMap(run -> run.violations().stream()).anyMatch(text -> text.startsWith(sabotage.oracle())))
                .as("a plan in which %s is noticed as %s", sabotage, sabotage.oracle()).isTrue();
    }

    /** Those in which it can show, until the first that shows it. */
    private static Stream<RecorderGatePlan> plans(Sabotage sabotage) {
        return RecorderGatePlans.single(1, Integer.MAX_VALUE).stream()
                .filter(plan -> RecorderGatePlans.told(plan).matches(sabotage.plans())).limit(FEW);
    }
}
