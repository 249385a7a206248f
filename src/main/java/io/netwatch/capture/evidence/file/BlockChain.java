package io.netwatch.capture.evidence.file;

/** Tells blocks of pcapng from other bytes: each says its length twice, and packets name an interface and a fitting time. */
record BlockChain(Window window, Interfaces interfaces, Plausible plausible) {
    static final int ALIGNMENT = 4;
    private static final int PACKET_HEADER = 28;

    /** The length of the block that begins so many bytes after the window's next byte; 0 when none can begin there. */
    long link(long at) {
        int type = window.intAt(at);
        int total = window.intAt(at + 4);
        if (total < PcapNg.SMALLEST_BLOCK || total % ALIGNMENT != 0) {
            return 0;
        }
        boolean inMemory = at + total <= window.left();
        boolean sound = inMemory
                ? window.intAt(at + total - 4) == total && isSound(type, at, total)
                : total <= Endings.LONGEST_PACKET + PACKET_HEADER + 4096;
        return sound ? total : 0;
    }

    private boolean isSound(int type, long at, int total) {
        return switch (type) {
            case PcapNg.SECTION -> total >= 28 && window.intAt(at + 8) == PcapNg.BYTE_ORDER;
            case PcapNg.ENHANCED_PACKET -> isPacket(at, total, true);
            case PcapNg.OLD_PACKET -> isPacket(at, total, false);
            case PcapNg.SIMPLE_PACKET -> total >= 16 && interfaces.has(0);
            default -> true;
        };
    }

    private boolean isPacket(long at, int total, boolean enhanced) {
        if (total < PACKET_HEADER + 4) {
            return false;
        }
        int number = enhanced ? window.intAt(at + 8) : window.shortAt(at + 8);
        int captured = window.intAt(at + 20);
        long stamp = (long) window.intAt(at + 12) << 32 | Integer.toUnsignedLong(window.intAt(at + 16));
        return interfaces.has(number) && captured <= total - PACKET_HEADER - 4
                && Plausible.isLength(captured, window.intAt(at + 24), Endings.LONGEST_PACKET)
                && plausible.isTime(interfaces.scale(number).nanoseconds(stamp));
    }
}
