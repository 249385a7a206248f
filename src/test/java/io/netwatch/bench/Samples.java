package io.netwatch.bench;

import java.util.ArrayList;
import java.util.List;

/** Durations in milliseconds, in the order in which they were taken. */
record Samples(List<Double> milliseconds) {

    static Samples none() {
        return new Samples(new ArrayList<>());
    }

    void add(long nanoseconds) {
        milliseconds.add(nanoseconds / 1e6);
    }

    void addMilliseconds(double value) {
        milliseconds.add(value);
    }

    Samples without(int first) {
        return new Samples(milliseconds.subList(first, milliseconds.size()));
    }

    /** @param percent 50 for the median; the nearest sample, none is made up */
    double percentile(int percent) {
        List<Double> sorted = milliseconds.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
