package io.netwatch.capture.evidence.file;

import java.util.Optional;

/** The classic format: a header of 24 bytes, then records of 16 bytes and a packet (draft-ietf-opsawg-pcap). */
final class ClassicPcap {
    static final String FORMAT = "pcap";
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    private final Window window;
    private final int nanosPerUnit;

    private ClassicPcap(Window window, int nanosPerUnit) {
        this.window = window;
        this.nanosPerUnit = nanosPerUnit;
    }

    /** Knows the format by the file's first four bytes, which tell the byte order and the unit of time, too. */
    static Optional<ClassicPcap> recognise(Window window) {
        return of(false, window).or(() -> of(true, window));
    }

    private static Optional<ClassicPcap> of(boolean littleEndian, Window window) {
        window.swap(littleEndian);
        return switch (window.intAt(0)) {
            case MICROSECONDS -> Optional.of(new ClassicPcap(window, 1000));
            case NANOSECONDS -> Optional.of(new ClassicPcap(window, 1));
            default -> Optional.empty();
        };
    }

    Ending read(PacketSink sink) {
        if (!window.has(FILE_HEADER)) {
            return Endings.cut(FORMAT, window, "the file header");
        }
        // The upper half of the word may tell the length of a checksum behind each frame.
        int linkType = window.intAt(20) & 0xffff;
        window.advance(FILE_HEADER);
        while (window.has(RECORD_HEADER)) {
            int captured = window.intAt(8);
            int length = window.intAt(12);
            if (Endings.isAbsurd(captured, length)) {
                return Endings.absurd(FORMAT, window, captured, length);
            }
            if (!window.has(RECORD_HEADER + captured)) {
                return Endings.cut(FORMAT, window, "a packet of " + captured + " bytes");
            }
            hand(sink, captured, Math.max(length, captured), linkType);
        }
        return Endings.end(FORMAT, window, "a packet's header");
    }

    private void hand(PacketSink sink, int captured, int length, int linkType) {
        long time = TimeScale.MICROSECONDS.nanoseconds(Integer.toUnsignedLong(window.intAt(0)),
                Integer.toUnsignedLong(window.intAt(4)) * nanosPerUnit);
        sink.packet(window.bytes(), window.at() + RECORD_HEADER, captured, length, time, linkType);
        window.advance(RECORD_HEADER + captured);
    }
}
