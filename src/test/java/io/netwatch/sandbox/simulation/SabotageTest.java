package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.simulation.Sabotages.Sabotage;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test of the tests: an operator that is made worse on purpose does not pass the gate. */
class SabotageTest {
    private static final int FEW = 150;

    @ParameterizedTest
    @EnumSource
    void whateverIsMadeWorseIsNoticed(Sabotage sabotage) {
        LogWatch.install();

        assertThat(plans(sabotage).map(plan -> GateRun.of(plan, sites -> Sabotages.of(sabotage, sites)))
                .flatMap(run -> run.violations().stream()).anyMatch(text -> text.startsWith(sabotage.oracle())))
                .as("a plan in which %s is noticed as %s", sabotage, sabotage.oracle()).isTrue();
    }

    /** Those in which it can show, until the first that shows it. */
    private static Stream<GatePlan> plans(Sabotage sabotage) {
        List<GatePlan> plans = GateScenarios.ALL.stream().filter(each -> sabotage.scenarios().contains(each.name()))
                .flatMap(each -> GatePlans.single(each)).toList();
        return Draw.shuffled(plans, new Random(1).nextLong()).stream()
                .filter(plan -> plan.toString().matches(sabotage.plans())).limit(FEW);
    }
}
