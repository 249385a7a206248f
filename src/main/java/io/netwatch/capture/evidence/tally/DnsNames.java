package io.netwatch.capture.evidence.tally;

import static io.netwatch.capture.evidence.packet.Bytes.byteAt;

import io.netwatch.capture.evidence.summary.Clean;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What was looked up. Names are found by a seeded hash of their bytes, so that text is made once per name. */
final class DnsNames {
    private static final int MOST = 2000;
    private static final int LONGEST = 255;
    private static final int LONGEST_LABEL = 63;
    private static final int SHOWN = 100;

    private final boolean tell;
    private final long seed = new SplittableRandom().nextLong();
    private final Map<Long, Count> counts = new HashMap<>();
    private final Count others = new Count("");
    private boolean full;

    /** Lookups of one name. */
    static final class Count {
        final String name;
        final long[] answers = new long[16];
        long lookups;
        long unanswered;
        long slow;
        long slowest;

        Count(String name) {
            this.name = name;
        }

        void took(long nanoseconds) {
            slow += nanoseconds > SLOW ? 1 : 0;
            slowest = Math.max(slowest, nanoseconds);
        }

        /** Answers other than "no error", and no answer at all. */
        long failed() {
            long failed = unanswered;
            for (int code = 1; code < answers.length; code++) {
                failed += answers[code];
            }
            return failed;
        }
    }

    /** An answer that takes longer is slow: half a second, in nanoseconds; resolvers give up after a few seconds. */
    static final long SLOW = 500_000_000;

    /** @param tell whether names may be kept at all */
    DnsNames(boolean tell) {
        this.tell = tell;
    }

    /** The count for the name that begins at {@code at}; a shared one for names that are too many or must not be kept. */
    Count of(MemorySegment bytes, long at, long end) {
        if (!tell) {
            return others;
        }
        long hash = seed;
        long last = lastByte(bytes, at, Math.min(end, at + LONGEST));
        for (long next = at; next < last; next++) {
            hash = (hash ^ lower(byteAt(bytes, next))) * 0x100_0000_01B3L;
        }
        Count known = counts.get(hash);
        return known != null ? known : add(hash, bytes, at, last);
    }

    /** Where the labels end: at an empty one, at something that is no label, or with the bytes. */
    private static long lastByte(MemorySegment bytes, long at, long end) {
        long label = at;
        while (label < end && byteAt(bytes, label) > 0 && byteAt(bytes, label) <= LONGEST_LABEL) {
            label += 1 + byteAt(bytes, label);
        }
        return Math.min(label, end);
    }

    private Count add(long hash, MemorySegment bytes, long at, long end) {
        if (counts.size() == MOST) {
            forgetUneventful();
        }
        if (counts.size() == MOST) {
            return others;
        }
        Count count = new Count(text(bytes, at, end));
        counts.put(hash, count);
        return count;
    }

    private void forgetUneventful() {
        full = true;
        counts.values().removeIf(count -> {
            boolean uneventful = count.failed() == 0 && count.slow == 0;
            if (uneventful) {
                others.lookups += count.lookups;
                others.answers[0] += count.answers[0];
                others.slowest = Math.max(others.slowest, count.slowest);
            }
            return uneventful;
        });
    }

    private static String text(MemorySegment bytes, long at, long end) {
        byte[] letters = new byte[(int) (end - at)];
        int count = 0;
        long label = at;
        while (label < end) {
            int size = byteAt(bytes, label++);
            if (count > 0) {
                letters[count++] = '.';
            }
            for (int i = 0; i < size && label < end; i++) {
                letters[count++] = (byte) lower(byteAt(bytes, label++));
            }
        }
        return count == 0 ? "." : Clean.text(new String(letters, 0, count, StandardCharsets.UTF_8), SHOWN);
    }

    private static int lower(int letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
    }

    /** Whether some names had to be forgotten. */
    boolean full() {
        return full;
    }

    Collection<Count> told() {
        return counts.values();
    }

    /** What has no name here. */
    Count others() {
        return others;
    }
}
