package io.netwatch.sandbox.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
        List<RecorderGatePlan> all = new ArrayList<>(
                RecorderScenario.ALL.stream().flatMap(RecorderGatePlans::single).toList());
        Collections.shuffle(all, new Random(seed));
        Set<String> cells = new HashSet<>();
        Map<Boolean, List<RecorderGatePlan>> first = all.stream()
                .collect(Collectors.partitioningBy(plan -> cells.add(cell(plan))));
        return Stream.concat(first.get(true).stream(), first.get(false).stream()).limit(size).toList();
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
        int at = clean.from() + random.nextInt(clean.to() - clean.from() + 1);
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            strikes.add(new Strike(at, Misfortune.ALL.get(random.nextInt(Misfortune.ALL.size()))));
            at += 1 + random.nextInt(12);
        }
        return new RecorderGatePlan(scenario, strikes);
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
