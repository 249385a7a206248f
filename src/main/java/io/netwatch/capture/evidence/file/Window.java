package io.netwatch.capture.evidence.file;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** The part of a file that is in memory. It moves forward only; a file that is in memory as a whole is one large window. */
final class Window {
    // Twice the longest packet, so that one packet fits wherever it begins; small enough for a processor's second-level cache.
    static final int SIZE = 1 << 19;
    // A channel that gives nothing so often is not in blocking mode; waiting for it would never end.
    private static final int EMPTY_READS = 1000;

    // Constants, so that the compiler knows them; a layout in a variable costs a call per number.
    private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final MemorySegment bytes;
    private final Optional<ByteBuffer> buffer;
    private final Optional<ReadableByteChannel> more;
    private final long maxBytes;
    private boolean swapped;
    private long at;
    private long end;
    private long base;
    private Optional<String> trouble = Optional.empty();

    private Window(MemorySegment bytes, Optional<ByteBuffer> buffer, Optional<ReadableByteChannel> more,
            long maxBytes) {
        this.bytes = bytes;
        this.buffer = buffer;
        this.more = more;
        this.maxBytes = maxBytes;
    }

    static Window over(ReadableByteChannel channel, Arena memory, long maxBytes) {
        MemorySegment bytes = memory.allocate(SIZE);
        return new Window(bytes, Optional.of(bytes.asByteBuffer()), Optional.of(channel), maxBytes);
    }

    /** @param from where in its file the channel's first byte lies */
    static Window behind(ReadableByteChannel channel, Arena memory, long from) {
        Window window = over(channel, memory, Long.MAX_VALUE);
        window.base = from;
        return window;
    }

    static Window over(MemorySegment bytes, long maxBytes) {
        Window window = new Window(bytes, Optional.empty(), Optional.empty(), maxBytes);
        window.end = Math.min(bytes.byteSize(), maxBytes);
        if (window.end < bytes.byteSize()) {
            window.trouble = Optional.of(limited(maxBytes));
        }
        return window;
    }

    /** The next bytes as a window of its own that cannot move; this one stays where it is. */
    Window glance() {
        has(Math.min(SIZE, Math.max(1, maxBytes)));
        return over(bytes.asSlice(at, Math.min(SIZE, end - at)), Long.MAX_VALUE);
    }

    /** Whether numbers are little-endian; at first they are not. */
    void swap(boolean littleEndian) {
        swapped = littleEndian;
    }

    boolean isSwapped() {
        return swapped;
    }

    /** The number that begins so many bytes after the next byte. */
    int intAt(long offset) {
        int value = bytes.get(INT, at + offset);
        return swapped ? Integer.reverseBytes(value) : value;
    }

    /** The same for two bytes, unsigned. */
    int shortAt(long offset) {
        short value = bytes.get(SHORT, at + offset);
        return (swapped ? Short.reverseBytes(value) : value) & 0xffff;
    }

    /** The same for eight bytes. */
    long longAt(long offset) {
        long first = Integer.toUnsignedLong(intAt(offset));
        long second = Integer.toUnsignedLong(intAt(offset + 4));
        return swapped ? second << 32 | first : first << 32 | second;
    }

    MemorySegment bytes() {
        return bytes;
    }

    /** The offset of the next byte in {@link #bytes}; valid until the window moves. */
    long at() {
        return at;
    }

    /** The offset of the next byte in the file. */
    long position() {
        return base + at;
    }

    long left() {
        return end - at;
    }

    /** What stopped the source before its end: a limit, or an error while reading. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Whether the limit is what stopped it. */
    boolean isLimited() {
        return trouble.isPresent() && base + end == maxBytes;
    }

    /** Whether this many bytes follow; they are in memory then. The count is at most {@link #SIZE} for a channel. */
    boolean has(long count) {
        return end - at >= count || (more.isPresent() && fill(count));
    }

    void advance(long count) {
        at += count;
    }

    /** Passes over any number of bytes; false when the file ends before. */
    boolean skip(long count) {
        long rest = count;
        while (rest > end - at) {
            rest -= end - at;
            at = end;
            if (!has(1)) {
                return false;
            }
        }
        at += rest;
        return true;
    }

    private boolean fill(long count) {
        MemorySegment.copy(bytes, at, bytes, 0, end - at);
        base += at;
        end -= at;
        at = 0;
        int empty = 0;
        while (end < count && trouble.isEmpty()) {
            int got = readMore();
            if (got < 0) {
                return false;
            }
            empty = got == 0 ? empty + 1 : 0;
            if (empty == EMPTY_READS) {
                trouble = Optional.of("The source gives no bytes; open it in blocking mode.");
            }
        }
        return end >= count;
    }

    /** @return as a channel does: -1 at the end */
    private int readMore() {
        long room = Math.min(SIZE - end, maxBytes - base - end);
        if (room <= 0) {
            trouble = Optional.of(limited(maxBytes));
            return -1;
        }
        try {
            int got = more.orElseThrow().read(buffer.orElseThrow().clear().position((int) end)
                    .limit((int) (end + room)));
            end += Math.max(0, got);
            return got;
        } catch (IOException failed) {
            trouble = Optional.of("Reading failed: " + failed.getMessage() + ".");
            return -1;
        }
    }

    private static String limited(long maxBytes) {
        return "Only the first " + maxBytes + " bytes were read, which is the limit.";
    }
}
