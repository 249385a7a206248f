package io.netwatch.capture.evidence.file;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout.OfInt;
import java.nio.ByteOrder;
import java.util.Optional;

/** The classic format: a header of 24 bytes, then records of 16 bytes and a packet (draft-ietf-opsawg-pcap). */
final class ClassicPcap {
    static final String FORMAT = "pcap";
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    private final Window window;
    private final OfInt ints;
    private final int nanosPerUnit;

    private ClassicPcap(Window window, OfInt ints, int nanosPerUnit) {
        this.window = window;
        this.ints = ints;
        this.nanosPerUnit = nanosPerUnit;
    }

    /** @param magic the file's first four bytes, read as big-endian */
    static Optional<ClassicPcap> recognise(int magic, Window window) {
        OfInt big = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
        OfInt little = JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
        return switch (magic) {
            case MICROSECONDS -> Optional.of(new ClassicPcap(window, big, 1000));
            case NANOSECONDS -> Optional.of(new ClassicPcap(window, big, 1));
            default -> switch (Integer.reverseBytes(magic)) {
                case MICROSECONDS -> Optional.of(new ClassicPcap(window, little, 1000));
                case NANOSECONDS -> Optional.of(new ClassicPcap(window, little, 1));
                default -> Optional.empty();
            };
        };
    }

    Ending read(PacketSink sink) {
        if (!window.has(FILE_HEADER)) {
            return Endings.cut(FORMAT, window, "the file header");
        }
        // The upper half of the word may tell the length of a checksum behind each frame.
        int linkType = window.bytes().get(ints, window.at() + 20) & 0xffff;
        window.advance(FILE_HEADER);
        while (window.has(RECORD_HEADER)) {
            int captured = window.bytes().get(ints, window.at() + 8);
            int length = window.bytes().get(ints, window.at() + 12);
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
        MemorySegment bytes = window.bytes();
        long at = window.at();
        long time = TimeScale.MICROSECONDS.nanoseconds(Integer.toUnsignedLong(bytes.get(ints, at)),
                Integer.toUnsignedLong(bytes.get(ints, at + 4)) * nanosPerUnit);
        sink.packet(bytes, at + RECORD_HEADER, captured, length, time, linkType);
        window.advance(RECORD_HEADER + captured);
    }
}
