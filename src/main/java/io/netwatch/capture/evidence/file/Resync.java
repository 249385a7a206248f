package io.netwatch.capture.evidence.file;

import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;

/**
 * Finds where packets begin again behind a part of a file that was left out. Any byte may be the first one, so each is
 * tried: a true beginning is the first link of a chain of headers, each of which lies where the one before it ends, to the
 * end of the file or of half a megabyte. A capture file that happens to be inside of one packet makes no such chain.
 */
final class Resync {
    // A packet, its header and some options: behind so many bytes the next packet has begun.
    private static final long SEARCHED = Endings.LONGEST_PACKET + 4096;
    private static final int SMALLEST_HEADER = 8;

    private Resync() {}

    /**
     * How many bytes to pass over; empty when no beginning can be found.
     *
     * @param alignment of the beginnings in the file, in bytes
     * @param link how long a record is whose header begins so many bytes after the window's next byte; 0 when none begins
     *        there. It gets no offset behind which fewer than 8 bytes are in memory
     */
    static OptionalLong find(Window window, int alignment, LongUnaryOperator link) {
        boolean more = window.has(Window.SIZE);
        long end = window.left();
        long first = (alignment - window.position() % alignment) % alignment;
        for (long offset = first; offset < Math.min(end, SEARCHED); offset += alignment) {
            if (holds(offset, end, more, link)) {
                return OptionalLong.of(offset);
            }
        }
        return OptionalLong.empty();
    }

    /** Whether a chain begins here that reaches the end of the file, or two headers at least and the end of what is in memory. */
    private static boolean holds(long beginning, long end, boolean more, LongUnaryOperator link) {
        long at = beginning;
        int links = 0;
        while (at + SMALLEST_HEADER <= end) {
            long length = link.applyAsLong(at);
            if (length <= 0) {
                return false;
            }
            at += length;
            links++;
        }
        return more ? links >= 2 : links >= 1 && at == end;
    }
}
