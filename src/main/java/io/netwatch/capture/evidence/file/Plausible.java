package io.netwatch.capture.evidence.file;

import java.util.OptionalLong;

/**
 * What a record's header may say when it is looked for among other bytes; stricter than what is read when its place is known.
 *
 * @param last when the last packet before was captured, in nanoseconds since 1970; empty when no packet told its time
 */
record Plausible(OptionalLong last) {
    // Several processors hand over packets a little out of order, and clocks are set back.
    private static final long BEFORE = 60_000_000_000L;
    // No capture lasts longer than a month; a ring buffer lasts a week.
    private static final long AFTER = 31 * 86_400_000_000_000L;

    boolean isTime(long time) {
        return last.isEmpty() || (time >= last.getAsLong() - BEFORE && time <= last.getAsLong() + AFTER);
    }

    /** A packet of no bytes is none; this also keeps zeros from looking like records. */
    static boolean isLength(int captured, int length, int longest) {
        return captured > 0 && captured <= longest && captured <= length && !Endings.isAbsurd(captured, length);
    }
}
