package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Nothing is lost, whatever fails: thousands of generated plans, each with what goes wrong at one or two calls. */
class GateTest {
    private static final long SEED = 4711;
    private static final int SINGLE = Integer.getInteger("gate.single", 3_600);
    private static final int PAIRS = Integer.getInteger("gate.pairs", 1_000);

    @BeforeAll
    static void watchTheLog() {
        LogWatch.install();
    }

    @Test
    void everyPlanEndsAsIfNothingHadHappened() {
        GateReport report = GateReport.of(plans());
        report.write();

        assertThat(report.failures()).as(report.summary()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void nothingIsWrongWhereNothingGoesWrong(Scenario scenario) {
        assertThat(GateRun.clean(scenario).violations()).isEmpty();
    }

    static final List<Scenario> SCENARIOS = GateScenarios.ALL;

    private static List<GatePlan> plans() {
        String one = System.getProperty("gate.plan", "");
        return one.isEmpty()
                ? Stream.concat(GatePlans.single(SEED, SINGLE).stream(), GatePlans.pairs(SEED, PAIRS).stream()).toList()
                : List.of(GatePlan.parse(one));
    }
}
