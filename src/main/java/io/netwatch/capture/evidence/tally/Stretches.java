package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Period;
import java.util.ArrayList;
import java.util.List;

/** Which times were read, and between which of them a file's middle was left out. In nanoseconds since 1970. */
final class Stretches {
    private final List<Stretch> read = new ArrayList<>();
    private final List<Stretch> skipped = new ArrayList<>();

    /** Both ends included; {@code to} is -1 when no packet told its time. */
    private record Stretch(long from, long to) {
        boolean meets(Stretch other) {
            return from < other.to && to > other.from;
        }
    }

    void read(long from, long to) {
        if (to >= 0) {
            read.add(new Stretch(from, to));
        }
    }

    /** What was read before ended then, and what was read next of the same file began then. */
    void skipped(long from, long to) {
        if (from >= 0 && to > from) {
            skipped.add(new Stretch(from, to));
        }
    }

    /** The earliest time of all; the largest number when there is none. */
    long first() {
        return read.stream().mapToLong(Stretch::from).min().orElse(Long.MAX_VALUE);
    }

    /** The latest time of all; -1 when there is none. */
    long last() {
        return read.stream().mapToLong(Stretch::to).max().orElse(-1);
    }

    /** Times of which nothing was read. One that another file tells of, as that of another machine does, is none. */
    List<Period> gaps() {
        return skipped.stream().filter(gap -> read.stream().noneMatch(gap::meets)).sorted(
                (one, other) -> Long.compare(one.from, other.from))
                .map(gap -> new Period(Rows.instant(gap.from), Rows.instant(gap.to))).toList();
    }
}
