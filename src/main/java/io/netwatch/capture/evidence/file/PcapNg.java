package io.netwatch.capture.evidence.file;

import java.util.Optional;
import java.util.OptionalLong;

/** The block format of Wireshark (draft-ietf-opsawg-pcapng). Options are read where they matter, unknown blocks are skipped. */
final class PcapNg implements Format {
    static final String FORMAT = "pcapng";
    static final int SECTION = 0x0a0d0d0a;
    static final int INTERFACE = 1;
    static final int OLD_PACKET = 2;
    static final int SIMPLE_PACKET = 3;
    static final int ENHANCED_PACKET = 6;
    static final int BYTE_ORDER = 0x1a2b3c4d;
    static final int SMALLEST_BLOCK = 12;

    private final Window window;
    private final Interfaces interfaces;

    PcapNg(Window window) {
        this(window, new Interfaces());
    }

    private PcapNg(Window window, Interfaces interfaces) {
        this.window = window;
        this.interfaces = interfaces;
    }

    /** A section that began in the part that was left out is taken for the one before it, if its packets fit. */
    @Override
    public Ending readOn(Window rest, OptionalLong last, PacketSink sink) {
        rest.swap(window.isSwapped());
        BlockChain chain = new BlockChain(rest, interfaces, new Plausible(last));
        OptionalLong beginning = Resync.find(rest, BlockChain.ALIGNMENT, chain::link);
        if (beginning.isEmpty()) {
            return Endings.lost(FORMAT, rest);
        }
        rest.advance(beginning.getAsLong());
        return new PcapNg(rest, interfaces).read(sink);
    }

    @Override
    public Ending read(PacketSink sink) {
        while (window.has(SMALLEST_BLOCK)) {
            int type = window.intAt(0);
            if (type == SECTION && !startSection()) {
                return broken("a section begins here whose byte order cannot be told");
            }
            int total = window.intAt(4);
            if (total < SMALLEST_BLOCK || (total & 3) != 0) {
                return broken("the block that begins here claims a length of " + Integer.toUnsignedString(total));
            }
            Optional<Ending> trouble = block(type, total, sink);
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        return Endings.end(FORMAT, window, "a block");
    }

    /** One block from its first byte to behind its last. */
    private Optional<Ending> block(int type, int total, PacketSink sink) {
        // Longer blocks than a window are no packets; what they say twice, their length, is not compared.
        boolean whole = total <= Window.SIZE;
        if (whole && !window.has(total)) {
            return Optional.of(Endings.cut(FORMAT, window, "a block of " + total + " bytes"));
        }
        if (whole && window.intAt(total - 4) != total) {
            return Optional.of(broken("the block that begins here tells two lengths"));
        }
        Optional<Ending> trouble = whole ? content(type, total, sink) : Optional.empty();
        if (trouble.isPresent()) {
            return trouble;
        }
        long start = window.position();
        return window.skip(total)
                ? Optional.empty()
                : Optional.of(Ending.broken(FORMAT, start,
                        window.trouble().orElse("The file ends inside of a block that begins here.")));
    }

    private Optional<Ending> content(int type, int total, PacketSink sink) {
        return switch (type) {
            case ENHANCED_PACKET -> packet(sink, total, 28, window.intAt(8));
            case OLD_PACKET -> packet(sink, total, 28, window.shortAt(8));
            case SIMPLE_PACKET -> simplePacket(sink, total);
            case INTERFACE -> interfaces.add(window, total)
                    ? Optional.empty()
                    : Optional.of(broken("the interface that begins here is too short or one too many"));
            default -> Optional.empty();
        };
    }

    /** Enhanced and old packet blocks have all but the interface's number at the same place. */
    private Optional<Ending> packet(PacketSink sink, int total, int header, int number) {
        if (total < header + 4 || !interfaces.has(number)) {
            return Optional.of(broken("the packet that begins here is too short or of an unknown interface"));
        }
        int captured = window.intAt(20);
        int length = window.intAt(24);
        if (Endings.isAbsurd(captured, length) || captured > total - header - 4) {
            return Optional.of(Endings.absurd(FORMAT, window, captured, length));
        }
        long stamp = (long) window.intAt(12) << 32 | Integer.toUnsignedLong(window.intAt(16));
        sink.packet(window.bytes(), window.at() + header, captured, Math.max(captured, length),
                interfaces.scale(number).nanoseconds(stamp), interfaces.linkType(number));
        return Optional.empty();
    }

    /** Packets without time, of the section's first interface. */
    private Optional<Ending> simplePacket(PacketSink sink, int total) {
        if (total < 16 || !interfaces.has(0)) {
            return Optional.of(broken("the packet that begins here is too short or of an unknown interface"));
        }
        int length = window.intAt(8);
        int captured = Math.min(Math.min(length, total - 16), interfaces.snapLength(0));
        if (Endings.isAbsurd(captured, length)) {
            return Optional.of(Endings.absurd(FORMAT, window, captured, length));
        }
        sink.packet(window.bytes(), window.at() + 12, captured, length, PacketSink.NO_TIME, interfaces.linkType(0));
        return Optional.empty();
    }

    /** A section's type reads the same in both byte orders; its third word does not. */
    private boolean startSection() {
        window.swap(false);
        if (window.intAt(8) != BYTE_ORDER) {
            window.swap(true);
        }
        interfaces.clear();
        return window.intAt(8) == BYTE_ORDER;
    }

    private Ending broken(String why) {
        return Ending.broken(FORMAT, window.position(), "The file is damaged: " + why + ".");
    }
}
