package io.netwatch.capture.evidence.file;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

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

    /** Reads the interface description block that begins at the window's next byte; false when it is too short or one too many. */
    boolean add(Window window, int blockLength) {
        if (blockLength < FIRST_OPTION + 4 || all.size() == MOST) {
            return false;
        }
        int resolution = MICROSECONDS;
        long offset = 0;
        int option = FIRST_OPTION;
        int end = blockLength - 4;
        while (option + 4 <= end && window.shortAt(option) != END_OF_OPTIONS) {
            int code = window.shortAt(option);
            int length = window.shortAt(option + 2);
            boolean fits = option + 4 + length <= end;
            if (code == TIME_RESOLUTION && length >= 1 && fits) {
                resolution = window.bytes().get(JAVA_BYTE, window.at() + option + 4);
            } else if (code == TIME_OFFSET && length >= 8 && fits) {
                offset = window.longAt(option + 4);
            }
            option += 4 + (length + 3 & ~3);
        }
        int snapLength = window.intAt(12);
        all.add(new Interface(window.shortAt(8), snapLength <= 0 ? Integer.MAX_VALUE : snapLength,
                TimeScale.of(resolution, offset)));
        return true;
    }
}
