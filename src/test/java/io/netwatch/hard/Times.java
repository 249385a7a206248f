package io.netwatch.hard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Durations of one kind, in the order in which they were seen. */
record Times(List<Duration> all) {
    static Times none() {
        return new Times(new ArrayList<>());
    }

    static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    Duration longest() {
        return all.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    @Override
    public String toString() {
        return all.stream().map(each -> "%.1f".formatted(each.toMillis() / 1000.0)).toList().toString();
    }
}
