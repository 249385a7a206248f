package io.netwatch.capture.evidence.file;

import java.util.Optional;
import java.util.OptionalLong;

/** The classic format: a header of 24 bytes, then records of 16 bytes and a packet (draft-ietf-opsawg-pcap). */
final class ClassicPcap implements Format {
    static final String FORMAT = "pcap";
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;

    private final Window window;
    private final int nanosPerUnit;
    private int linkType;
    private int snapLength;

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

    @Override
    public Ending read(PacketSink sink) {
        if (!window.has(FILE_HEADER)) {
            return Endings.cut(FORMAT, window, "the file header");
        }
        snapLength = window.intAt(16);
        // The upper half of the word may tell the length of a checksum behind each frame.
        linkType = window.intAt(20) & 0xffff;
        window.advance(FILE_HEADER);
        return records(sink);
    }

    @Override
    public Ending readOn(Window rest, OptionalLong last, PacketSink sink) {
        ClassicPcap behind = new ClassicPcap(rest, nanosPerUnit);
        behind.linkType = linkType;
        rest.swap(window.isSwapped());
        OptionalLong beginning = behind.beginning(last, longest());
        // Some programs write longer packets than they announce.
        beginning = beginning.isPresent() ? beginning : behind.beginning(last, Endings.LONGEST_PACKET);
        if (beginning.isEmpty()) {
            return Endings.lost(FORMAT, rest);
        }
        rest.advance(beginning.getAsLong());
        return behind.records(sink);
    }

    private int longest() {
        return snapLength > 0 ? Math.min(snapLength, Endings.LONGEST_PACKET) : Endings.LONGEST_PACKET;
    }

    private OptionalLong beginning(OptionalLong last, int longest) {
        Plausible plausible = new Plausible(last);
        return Resync.find(window, 1, at -> link(at, plausible, longest));
    }

    /** The length of the record that begins so far behind; 0 when none can begin there. */
    private long link(long at, Plausible plausible, int longest) {
        if (at + RECORD_HEADER > window.left()) {
            return RECORD_HEADER;
        }
        int captured = window.intAt(at + 8);
        boolean sound = Plausible.isLength(captured, window.intAt(at + 12), longest)
                && Integer.toUnsignedLong(window.intAt(at + 4)) * nanosPerUnit < 1_000_000_000
                && plausible.isTime(time(at));
        return sound ? RECORD_HEADER + captured : 0;
    }

    private long time(long at) {
        return TimeScale.MICROSECONDS.nanoseconds(Integer.toUnsignedLong(window.intAt(at)),
                Integer.toUnsignedLong(window.intAt(at + 4)) * nanosPerUnit);
    }

    private Ending records(PacketSink sink) {
        int link = linkType;
        while (window.has(RECORD_HEADER)) {
            int captured = window.intAt(8);
            int length = window.intAt(12);
            if (Endings.isAbsurd(captured, length)) {
                return Endings.absurd(FORMAT, window, captured, length);
            }
            if (!window.has(RECORD_HEADER + captured)) {
                return Endings.cut(FORMAT, window, "a packet of " + captured + " bytes");
            }
            hand(sink, captured, Math.max(length, captured), link);
        }
        return Endings.end(FORMAT, window, "a packet's header");
    }

    private void hand(PacketSink sink, int captured, int length, int link) {
        sink.packet(window.bytes(), window.at() + RECORD_HEADER, captured, length, time(0), link);
        window.advance(RECORD_HEADER + captured);
    }
}
