package io.netwatch.capture.evidence.tally;

import io.netwatch.capture.evidence.summary.Timeline;
import io.netwatch.capture.evidence.summary.Timeline.Bar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes over time in one pass, although nobody knows beforehand how long the capture is: 2048 fine slots that become a few
 * times as wide whenever the time does not fit any more, and are put together to at most 50 bars in the end.
 */
final class FineTimeline {
    static final int OTHER = 0;
    static final int OUT = 1;
    static final int IN = 2;

    private static final int SLOTS = 2048;
    static final int FIGURES = 4;
    static final int PACKETS = 3;
    private static final int MOST_BARS = 50;
    private static final long SECOND = 1_000_000_000;
    // Each is a multiple of the one before: decimal below a minute, minutes, hours and days above.
    private static final long[] FINE = fine();
    // Widths that people can read off a clock, in nanoseconds; all are multiples of the fine widths they are made of.
    private static final long[] READABLE = readable();

    // Bytes by direction, and packets.
    private final long[] figures = new long[SLOTS * FIGURES];
    private int fineness;
    private long width = FINE[0];
    private long origin = -1;
    // The slot of the packet before, which is mostly the slot of this one.
    private long slotStart = -1;
    private int slot;

    void add(long time, int bytes, int direction) {
        if (time - slotStart < 0 || time - slotStart >= width || slotStart < 0) {
            find(time);
        }
        figures[slot + direction] += bytes;
        figures[slot + PACKETS]++;
    }

    private void find(long time) {
        if (origin < 0) {
            origin = time - time % width;
        }
        while (time < origin || (time - origin) / width >= SLOTS) {
            if (time >= origin || !moveBack(time)) {
                widen();
            }
        }
        slot = (int) ((time - origin) / width) * FIGURES;
        slotStart = origin + slot / FIGURES * width;
    }

    /** Makes room for a time before the first one, if the last one then still fits. */
    private boolean moveBack(long time) {
        long slots = (origin - time + width - 1) / width;
        if (slots > SLOTS - 1 - lastUsed()) {
            return false;
        }
        int moved = (int) slots * FIGURES;
        System.arraycopy(figures, 0, figures, moved, figures.length - moved);
        Arrays.fill(figures, 0, moved, 0);
        origin -= slots * width;
        return true;
    }

    private int lastUsed() {
        int last = SLOTS - 1;
        while (last > 0 && figures[last * FIGURES + PACKETS] == 0) {
            last--;
        }
        return last;
    }

    private void widen() {
        long wider = FINE[++fineness];
        int factor = (int) (wider / width);
        long newOrigin = origin - origin % wider;
        int shift = (int) ((origin - newOrigin) / width);
        for (int from = 0; from < SLOTS; from++) {
            int to = (from + shift) / factor;
            for (int figure = 0; figure < FIGURES; figure++) {
                long value = figures[from * FIGURES + figure];
                figures[from * FIGURES + figure] = 0;
                figures[to * FIGURES + figure] += value;
            }
        }
        width = wider;
        origin = newOrigin;
    }

    /** From the first slot with a packet to the last; empty without packets. */
    Course course() {
        int first = firstUsed();
        int end = lastUsed() + 1;
        return new Course(origin + first * width, width,
                first >= end ? new long[0] : Arrays.copyOfRange(figures, first * FIGURES, end * FIGURES));
    }

    private int firstUsed() {
        int first = 0;
        while (first < SLOTS && figures[first * FIGURES + PACKETS] == 0) {
            first++;
        }
        return first;
    }

    /** At most 50 bars, the first of which begins at a multiple of their width. */
    Timeline bars() {
        if (origin < 0) {
            return Timeline.NONE;
        }
        long from = origin + firstUsed() * width;
        long to = origin + (lastUsed() + 1) * width;
        long barWidth = barWidth(from, to);
        long start = from - from % barWidth;
        List<Bar> bars = new ArrayList<>();
        for (long bar = start; bar < to; bar += barWidth) {
            bars.add(bar(bar, bar + barWidth));
        }
        return new Timeline(Rows.instant(start), barWidth, List.copyOf(bars));
    }

    private long barWidth(long from, long to) {
        for (long candidate : READABLE) {
            if (candidate % width == 0 && (to - (from - from % candidate) + candidate - 1) / candidate <= MOST_BARS) {
                return candidate;
            }
        }
        return width * Math.ceilDiv(SLOTS, MOST_BARS - 1);
    }

    private Bar bar(long from, long to) {
        long[] sums = new long[FIGURES];
        long first = Math.max(0, (from - origin) / width);
        long end = Math.min(SLOTS, (to - origin) / width);
        for (long fine = first; fine < end; fine++) {
            for (int figure = 0; figure < FIGURES; figure++) {
                sums[figure] += figures[(int) fine * FIGURES + figure];
            }
        }
        return new Bar(sums[PACKETS], sums[OUT], sums[IN], sums[OTHER]);
    }

    private static long[] fine() {
        List<Long> widths = new ArrayList<>();
        for (long decade = 1000; decade <= 10 * SECOND; decade *= 10) {
            widths.addAll(List.of(decade, 2 * decade));
        }
        for (long seconds : new long[]{60, 120, 600, 1200, 3600, 7200, 21_600, 43_200, 86_400, 864_000, 8_640_000}) {
            widths.add(seconds * SECOND);
        }
        return widths.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] readable() {
        List<Long> widths = new ArrayList<>();
        for (long decade = 1000; decade < SECOND; decade *= 10) {
            widths.addAll(List.of(decade, 2 * decade, 5 * decade));
        }
        for (long seconds : new long[]{1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800,
                21_600, 43_200, 86_400, 172_800, 604_800}) {
            widths.add(seconds * SECOND);
        }
        return widths.stream().mapToLong(Long::longValue).toArray();
    }
}
