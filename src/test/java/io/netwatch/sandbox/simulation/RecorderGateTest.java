package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A flight recorder goes on and its evidence is there, whatever fails: the gate's misfortunes at every call of a policy too. */
class RecorderGateTest {
    private static final long SEED = Long.getLong("gate.recorder.seed", 4711);
    private static final int ROUND = 200;
    private static final String ONE = System.getProperty("gate.recorder.plan", "");
    private static final int SINGLE = Integer.getInteger("gate.recorder.single", 900);
    private static final int PAIRS = Integer.getInteger("gate.recorder.pairs", 150);
    /** Only a policy's visits make these; {@code delete} is how a recording is removed. */
    private static final Set<String> OF_POLICIES = Set.of("policy look", "policy write", "make", "generation",
            "delete");

    @BeforeAll
    static void watchTheLog() {
        LogWatch.install();
    }

    @Test
    void everyPlanEndsWithTheEvidenceAndARecorderThatGoesOn() {
        RecorderGateReport report = RecorderGateReport.of(plans());
        report.write();

        assertThat(report.failures()).as(report.summary()).isEmpty();
    }

    @Test
    void everyCallOfAPolicyHasAPlanForEveryMisfortuneThatCanStrikeIt() {
        assertThat(GateMatrix.gaps(OF_POLICIES, RecorderGatePlans.cells())).isEmpty();
    }

    /** So a failure's command plays it again. */
    @Test
    void everyPlansNameIsThatPlan() {
        List<RecorderGatePlan> plans = RecorderGatePlans.pairs(SEED, 100);

        assertThat(plans).allSatisfy(plan -> {
            assertThat(RecorderGatePlan.parse(plan.toString())).isEqualTo(plan);
            assertThat(plan.replay()).contains("-Dtest=RecorderGateTest", "-Dgate.recorder.plan=\"" + plan + "\"");
        });
    }

    @ParameterizedTest
    @FieldSource("SCENARIOS")
    void nothingIsWrongWhereNothingGoesWrong(RecorderScenario scenario) {
        assertThat(RecorderGateRun.clean(scenario).violations()).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "gate.recorder.minutes", matches = "[1-9]\\d*")
    void randomSchedulesEndSoToo() {
        long seed = Long.getLong("gate.seed", System.nanoTime());
        Random random = new Random(seed);
        Instant end = Instant.now().plus(Duration.ofMinutes(Long.getLong("gate.recorder.minutes")));
        for (int round = 1; Instant.now().isBefore(end); round++) {
            RecorderGateReport report = RecorderGateReport
                    .of(Stream.generate(() -> RecorderGatePlans.random(random, 1 + random.nextInt(4))).limit(ROUND)
                            .toList());
            System.out.println("round " + round + ", " + report.summary());
            assertThat(report.failures()).as("seed %d, round %d: %s", seed, round, report.summary()).isEmpty();
        }
    }

    static final List<RecorderScenario> SCENARIOS = RecorderScenario.ALL;

    private static List<RecorderGatePlan> plans() {
        return ONE.isEmpty()
                ? Stream.concat(RecorderGatePlans.single(SEED, SINGLE).stream(),
                        RecorderGatePlans.pairs(SEED, PAIRS).stream()).toList()
                : List.of(RecorderGatePlan.parse(ONE));
    }
}
