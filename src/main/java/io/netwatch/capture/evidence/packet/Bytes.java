package io.netwatch.capture.evidence.packet;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Numbers in the order of the network, which is big-endian. */
public final class Bytes {
    private static final ValueLayout.OfShort SHORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    /** Unsigned. */
    public static int byteAt(MemorySegment bytes, long at) {
        return bytes.get(JAVA_BYTE, at) & 0xff;
    }

    /** Unsigned. */
    public static int shortAt(MemorySegment bytes, long at) {
        return bytes.get(SHORT, at) & 0xffff;
    }

    public static int intAt(MemorySegment bytes, long at) {
        return bytes.get(INT, at);
    }

    static long longAt(MemorySegment bytes, long at) {
        return bytes.get(LONG, at);
    }
}
