package io.netwatch.sandbox.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws plans and what is in them; the same for the same seed. */
final class Draw {
    private Draw() {}

    static <P> List<P> shuffled(List<P> plans, long seed) {
        List<P> copy = new ArrayList<>(plans);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }

    /** So many by chance, the first one of each cell before all others. */
    static <P> List<P> eachCellFirst(List<P> plans, Function<P, String> cell, long seed, int size) {
        Set<String> cells = new HashSet<>();
        Map<Boolean, List<P>> first = shuffled(plans, seed).stream()
                .collect(Collectors.partitioningBy(plan -> cells.add(cell.apply(plan))));
        return Stream.concat(first.get(true).stream(), first.get(false).stream()).limit(size).toList();
    }

    /** So many misfortunes from this call on, each up to 12 calls after the one before. */
    static List<Strike> strikes(Random random, int from, int size) {
        List<Strike> strikes = new ArrayList<>();
        int at = from;
        for (int i = 0; i < size; i++) {
            strikes.add(new Strike(at, Misfortune.ALL.get(random.nextInt(Misfortune.ALL.size()))));
            at += 1 + random.nextInt(12);
        }
        return strikes;
    }
}
