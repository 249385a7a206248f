package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates plans for flight recorders: every call of every scenario with every misfortune that may strike it. */
final class RecorderGatePlans {
    private RecorderGatePlans() {}

    static Stream<RecorderGatePlan> single(RecorderScenario scenario) {
        RecorderGateRun clean = RecorderGateRun.clean(scenario);
        return IntStream.rangeClosed(clean.from(), clean.to()).boxed()
                .flatMap(at -> Misfortune.ALL.stream().filter(each -> each.strikes(clean.calls().get(at - 1)))
                        .map(each -> new RecorderGatePlan(scenario, List.of(new Strike(at, each)))));
    }

    /** So many of all, by chance; each misfortune at each kind of call comes first, in one scenario or other. */
    static List<RecorderGatePlan> single(long seed, int size) {
        return Draw.eachCellFirst(RecorderScenario.ALL.stream().flatMap(RecorderGatePlans::single).toList(),
                RecorderGatePlans::cell, seed, size);
    }

    /** At which calls which misfortunes have a plan: {@code call | misfortune}. */
    static Set<String> cells() {
        return RecorderScenario.ALL.stream().flatMap(RecorderGatePlans::single).map(RecorderGatePlans::cell)
                .collect(Collectors.toSet());
    }

    /** A sample of pairs, the same for the same seed. The second one is up to 12 calls after the first. */
    static List<RecorderGatePlan> pairs(long seed, int size) {
        Random random = new Random(seed);
        return Stream.generate(() -> random(random, 2)).limit(size).toList();
    }

    /** A random schedule of so many misfortunes. */
    static RecorderGatePlan random(Random random, int size) {
        RecorderScenario scenario = RecorderScenario.ALL.get(random.nextInt(RecorderScenario.ALL.size()));
        RecorderGateRun clean = RecorderGateRun.clean(scenario);
        int from = clean.from() + random.nextInt(clean.to() - clean.from() + 1);
        return new RecorderGatePlan(scenario, Draw.strikes(random, from, size));
    }

    /** {@code scenario: call | misfortune} of a plan of one. */
    static String told(RecorderGatePlan plan) {
        return plan.scenario() + ": " + cell(plan);
    }

    private static String cell(RecorderGatePlan plan) {
        Strike strike = plan.strikes().getFirst();
        return RecorderGateRun.clean(plan.scenario()).calls().get(strike.from() - 1) + " | "
                + strike.misfortune().name();
    }
}
