package io.netwatch.capture.evidence.file;

import java.util.Optional;

/** The words for the ends of files, and the limits beyond which a length is damage. */
final class Endings {
    // The longest packet that libpcap reads or writes.
    static final int LONGEST_PACKET = 262_144;
    // No link carries packets of this length; offloading produces some of a few hundred kilobytes.
    private static final int LONGEST_ON_THE_WIRE = 1 << 28;

    private Endings() {}

    static boolean isAbsurd(int captured, int length) {
        return captured < 0 || captured > LONGEST_PACKET || length < 0 || length > LONGEST_ON_THE_WIRE;
    }

    static Ending absurd(String format, Window window, int captured, int length) {
        return Ending.broken(format, window.position(), "The packet that begins here claims to have "
                + Integer.toUnsignedString(captured) + " of " + Integer.toUnsignedString(length)
                + " bytes, so the file is damaged at this byte or before it.");
    }

    /** The file ends inside of something. */
    static Ending cut(String format, Window window, String what) {
        return new Ending(format, window.position(), window.trouble()
                .or(() -> Optional.of("The file ends inside of " + what + " that begins here.")), window.isLimited());
    }

    /** Behind a part that was left out, nothing looks like the beginning of a packet. */
    static Ending lost(String format, Window window) {
        return Ending.broken(format, window.position(), window.trouble()
                .orElse("Where packets begin again behind the part that was left out could not be found."));
    }

    /** The end of a file, where it should be or with a rest that is too short. */
    static Ending end(String format, Window window, String what) {
        return window.left() == 0 && window.trouble().isEmpty()
                ? Ending.whole(format, window.position())
                : cut(format, window, what);
    }
}
