package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.sandbox.simulation.Sabotages.Sabotage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a failure prints plays that failure again. */
class ReplayTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^ *mvn test -Dtest=(\\w+) -Dgate.plan=\"(.+)\"$");

    @BeforeAll
    static void watchTheLog() {
        LogWatch.install();
    }

    @Test
    void aFailurePrintsOneCommandThatShowsItAgain() {
        GateRun failed = GateRun.of(GatePlan.parse("to the time limit / 5 answer lost + 9 crash after"),
                ReplayTest::worse);
        assertThat(failed.violations()).isNotEmpty();

        Matcher command = COMMAND.matcher(
                String.join("\n",
                        new GateReport(new Played<>(List.of(failed), Duration.ZERO, Duration.ZERO)).failures()));

        assertThat(command.find()).as("a command is printed").isTrue();
        assertThat(command.group(1)).isEqualTo(GateTest.class.getSimpleName());
        GatePlan again = GatePlan.parse(command.group(2));
        assertThat(again).isEqualTo(failed.plan());
        assertThat(GateRun.of(again, ReplayTest::worse).violations()).isEqualTo(failed.violations());
    }

    @Test
    void everyPlansNameIsThatPlan() {
        Stream<GatePlan> plans = GateScenarios.ALL.stream().flatMap(scenario -> Misfortune.ALL.stream()
                .map(each -> new GatePlan(scenario, List.of(new Strike(3, each), new Strike(17, each)))));

        assertThat(plans).allSatisfy(plan -> assertThat(GatePlan.parse(plan.toString())).isEqualTo(plan));
    }

    @Test
    void oneSeedIsAlwaysTheSamePlans() {
        assertThat(schedules(42)).isEqualTo(schedules(42)).isNotEqualTo(schedules(43));
    }

    private static Sites worse(Sites sites) {
        return Sabotages.of(Sabotage.INTENT_IS_NOT_WRITTEN, sites);
    }

    private static List<GatePlan> schedules(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> GatePlans.random(random, 3)).limit(20).toList();
    }
}
