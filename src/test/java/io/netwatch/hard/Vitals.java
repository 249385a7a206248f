package io.netwatch.hard;

import io.netwatch.sandbox.launcher.Residence;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a process occupies.
 *
 * @param heap of living objects, in MiB: a collection of all garbage has counted them
 * @param resident in MiB
 * @param threadsByName how many of each name, numbers left out
 * @param files open descriptors, sockets among them
 */
record Vitals(double heap, double resident, SortedMap<String, Integer> threadsByName, int files) {
    private static final double MIB = 1 << 20;

    static Vitals of(long pid) throws IOException, InterruptedException {
        Residence process = new Residence(pid);
        return new Vitals(process.live() / MIB, process.resident() / MIB, process.threads(), process.files());
    }

    int threads() {
        return threadsByName.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Names of which there are more or fewer threads than before. */
    SortedMap<String, Integer> threadsSince(Vitals before) {
        SortedMap<String, Integer> change = new TreeMap<>(threadsByName);
        before.threadsByName.forEach((name, count) -> change.merge(name, -count, Integer::sum));
        change.values().removeIf(count -> count == 0);
        return change;
    }
}
