package io.netwatch.capture.evidence.file;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout.OfInt;
import java.lang.foreign.ValueLayout.OfShort;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The interfaces of a pcapng section, in the order in which it describes them. */
final class Interfaces {
    // Far more than a machine has; keeps a damaged file from filling the memory.
    private static final int MOST = 4096;
    private static final int FIRST_OPTION = 16;
    private static final int END_OF_OPTIONS = 0;
    private static final int TIME_RESOLUTION = 9;
    private static final int TIME_OFFSET = 14;
    private static final int MICROSECONDS = 6;

    private final List<Interface> all = new ArrayList<>();

    private record Interface(int linkType, int snapLength, TimeScale scale) {}

    void clear() {
        all.clear();
    }

    boolean has(int number) {
        return number >= 0 && number < all.size();
    }

    int linkType(int number) {
        return all.get(number).linkType();
    }

    int snapLength(int number) {
        return all.get(number).snapLength();
    }

    TimeScale scale(int number) {
        return all.get(number).scale();
    }

    /** Reads an interface description block; false when it is too short or one too many. */
    boolean add(MemorySegment block, OfInt ints, OfShort shorts) {
        if (block.byteSize() < FIRST_OPTION + 4 || all.size() == MOST) {
            return false;
        }
        int resolution = MICROSECONDS;
        long offset = 0;
        long option = FIRST_OPTION;
        long end = block.byteSize() - 4;
        while (option + 4 <= end) {
            int code = block.get(shorts, option) & 0xffff;
            int length = block.get(shorts, option + 2) & 0xffff;
            if (code == END_OF_OPTIONS || option + 4 + length > end) {
                break;
            }
            if (code == TIME_RESOLUTION && length >= 1) {
                resolution = block.get(JAVA_BYTE, option + 4);
            } else if (code == TIME_OFFSET && length >= 8) {
                offset = eightBytes(block, ints, option + 4);
            }
            option += 4 + (length + 3 & ~3);
        }
        int snapLength = block.get(ints, 12);
        all.add(new Interface(block.get(shorts, 8) & 0xffff, snapLength <= 0 ? Integer.MAX_VALUE : snapLength,
                TimeScale.of(resolution, offset)));
        return true;
    }

    private static long eightBytes(MemorySegment block, OfInt ints, long at) {
        boolean big = ints.order() == ByteOrder.BIG_ENDIAN;
        long first = Integer.toUnsignedLong(block.get(ints, at));
        long second = Integer.toUnsignedLong(block.get(ints, at + 4));
        return big ? first << 32 | second : second << 32 | first;
    }
}
