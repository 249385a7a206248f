package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing is lost, whatever fails: thousands of generated plans, each with what goes wrong at one or two calls. */
class GateTest {
    private static final long SEED = 4711;
    private static final int PAIRS = 1_000;

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

    private static List<GatePlan> plans() {
        String one = System.getProperty("gate.plan", "");
        return one.isEmpty()
                ? Stream.concat(GatePlans.single().stream(), GatePlans.pairs(SEED, PAIRS).stream()).toList()
                : List.of(GatePlan.parse(one));
    }
}
