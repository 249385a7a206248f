package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Nothing is lost, whatever fails: generated plans, each with what goes wrong at one or two calls. */
class GateTest {
    private static final long SEED = 4711;
    private static final int ROUND = 500;
    private static final String ONE = System.getProperty("gate.plan", "");
    /** The whole; less is a sample. */
    private static final int SINGLE = Integer.getInteger("gate.single", 3600);
    private static final int PAIRS = Integer.getInteger("gate.pairs", 1000);

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

    /** A new call needs a scenario that makes it. */
    @Test
    void everyCallHasAPlanForEveryMisfortuneThatCanStrikeIt() {
        assertThat(GateMatrix.gaps(GatePlans.cells())).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "gate.minutes", matches = "[1-9]\\d*")
    void randomSchedulesEndAsIfNothingHadHappened() {
        long seed = Long.getLong("gate.seed", System.nanoTime());
        Random random = new Random(seed);
        Instant end = Instant.now().plus(Duration.ofMinutes(Long.getLong("gate.minutes")));
        for (int round = 1; Instant.now().isBefore(end); round++) {
            GateReport report = GateReport.of(Stream.generate(() -> GatePlans.random(random, 1 + random.nextInt(4)))
                    .limit(ROUND).toList());
            System.out.println("round " + round + ", " + report.summary());
            assertThat(report.failures()).as("seed %d, round %d: %s", seed, round, report.summary()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void nothingIsWrongWhereNothingGoesWrong(Scenario scenario) {
        assertThat(GateRun.clean(scenario).violations()).isEmpty();
    }

    static final List<Scenario> SCENARIOS = GateScenarios.ALL;

    private static List<GatePlan> plans() {
        return ONE.isEmpty()
                ? Stream.concat(GatePlans.single(SEED, SINGLE).stream(), GatePlans.pairs(SEED, PAIRS).stream()).toList()
                : List.of(GatePlan.parse(ONE));
    }
}
