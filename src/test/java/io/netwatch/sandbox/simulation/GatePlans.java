package io.netwatch.sandbox.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generates plans from runs in which nothing goes wrong: every kind of call with every misfortune that may strike it. */
final class GatePlans {
    private GatePlans() {}

    /** Every kind of call of every scenario at its first occasion, and crashes at every call. */
    static List<GatePlan> single() {
        return GateScenarios.ALL.stream().flatMap(GatePlans::single).toList();
    }

    /** So many of them, by chance; each misfortune at each kind of call comes first, in one scenario or other. */
    static List<GatePlan> single(long seed, int size) {
        return Draw.eachCellFirst(single(), GatePlans::cell, seed, size);
    }

    /** At which calls which misfortunes have a plan: {@code call | misfortune}. */
    static Set<String> cells() {
        return single().stream().map(GatePlans::cell).collect(Collectors.toSet());
    }

    private static String cell(GatePlan plan) {
        Strike strike = plan.strikes().getFirst();
        return GateRun.clean(plan.scenario()).calls().get(strike.from() - 1) + " | " + strike.misfortune().name();
    }

    static Stream<GatePlan> single(Scenario scenario) {
        List<String> calls = GateRun.clean(scenario).calls();
        List<GatePlan> plans = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (int at = 1; at <= calls.size() && at <= 120; at++) {
            String call = calls.get(at - 1);
            boolean first = kinds.add(call);
            for (Misfortune each : Misfortune.ALL) {
                if (each.strikes(call) && (first || isCheap(each))) {
                    plans.add(new GatePlan(scenario, List.of(new Strike(at, each))));
                }
            }
        }
        return plans.stream();
    }

    private static boolean isCheap(Misfortune each) {
        return each.deed() instanceof Misfortune.Deed.Die
                || List.of("second leader after", "answer lost").contains(each.name());
    }

    /** A sample of pairs, the same for the same seed. The second one is up to 12 calls after the first. */
    static List<GatePlan> pairs(long seed, int size) {
        Random random = new Random(seed);
        List<GatePlan> plans = new ArrayList<>();
        while (plans.size() < size) {
            plans.add(pair(random));
        }
        return plans;
    }

    static GatePlan pair(Random random) {
        return random(random, 2);
    }

    /** A random schedule of so many misfortunes. */
    static GatePlan random(Random random, int size) {
        Scenario scenario = GateScenarios.ALL.get(random.nextInt(GateScenarios.ALL.size()));
        int calls = Math.min(120, GateRun.clean(scenario).calls().size());
        return new GatePlan(scenario, Draw.strikes(random, 1 + random.nextInt(calls), size));
    }
}
