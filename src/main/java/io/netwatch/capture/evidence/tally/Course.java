package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Pace;
import io.netwatch.capture.evidence.summary.Period;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** The fine slots of a capture's time, and steps of several of them in which one looks for a turn. */
final class Course {
    private static final long LONGEST_STEP = 10_000_000_000L;
    private static final int STEPS = 100;

    private final long start;
    private final long width;
    private final long[] figures;

    /**
     * @param start of the first slot, in nanoseconds since 1970
     * @param width of a slot in nanoseconds
     * @param figures of each slot as {@link FineTimeline} keeps them
     */
    Course(long start, long width, long[] figures) {
        this.start = start;
        this.width = width;
        this.figures = figures;
    }

    int slots() {
        return figures.length / FineTimeline.FIGURES;
    }

    /** Slots in a step: ten seconds, or the hundredth part of a short capture. */
    int perStep() {
        long step = Math.min(LONGEST_STEP, slots() * width / STEPS);
        return (int) Math.max(1, step / width);
    }

    /** The slot in which this moment lies, which may be none of this course. */
    long slot(Instant time) {
        return Math.floorDiv(Rows.nanoseconds(time) - start, width);
    }

    Instant startOf(int slot) {
        return Rows.instant(start + slot * width);
    }

    /** Of something per second by step; NaN where nothing was read. */
    double[] rates(ToLongFunction<Pace> what, List<Period> gaps) {
        int steps = Math.ceilDiv(slots(), perStep());
        return IntStream.range(0, steps).mapToDouble(step -> {
            int from = step * perStep();
            int to = Math.min(slots(), from + perStep());
            Instant middle = startOf((from + to) / 2);
            boolean unread = gaps.stream().anyMatch(gap -> gap.first().isBefore(middle) && gap.last().isAfter(middle));
            return unread ? Double.NaN : rate(what, from, to);
        }).toArray();
    }

    double rate(ToLongFunction<Pace> what, int from, int to) {
        return what.applyAsLong(sums(from, to)) / (double) (to - from) / width * 1e9;
    }

    /** The mean of these slots. */
    Pace pace(int from, int to) {
        Pace sums = sums(from, to);
        double seconds = Math.max(1, to - from) * (double) width / 1e9;
        return new Pace(Math.round(sums.bytes() / seconds), Math.round(sums.bytesOut() / seconds),
                Math.round(sums.bytesIn() / seconds), Math.round(sums.packets() / seconds));
    }

    private Pace sums(int from, int to) {
        long[] sums = new long[FineTimeline.FIGURES];
        for (int at = from * FineTimeline.FIGURES; at < to * FineTimeline.FIGURES; at++) {
            sums[at % FineTimeline.FIGURES] += figures[at];
        }
        return new Pace(sums[FineTimeline.OUT] + sums[FineTimeline.IN] + sums[FineTimeline.OTHER],
                sums[FineTimeline.OUT], sums[FineTimeline.IN], sums[FineTimeline.PACKETS]);
    }
}
