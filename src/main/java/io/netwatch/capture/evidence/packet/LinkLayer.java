package io.netwatch.capture.evidence.packet;

import static io.netwatch.capture.evidence.packet.Bytes.shortAt;

import java.lang.foreign.MemorySegment;

/** What lies around IP: finds where it begins and what the frame says it is. */
final class LinkLayer {
    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;
    // The frame does not say; IP's own first four bits do.
    private static final int UNSAID = 0;
    private static final int MOST_TAGS = 4;

    private long network;
    private int etherType;

    long network() {
        return network;
    }

    int etherType() {
        return etherType;
    }

    boolean mayBe(int type) {
        return etherType == type || etherType == UNSAID;
    }

    /** @return whether the frame is of a known link type and long enough */
    boolean decode(MemorySegment bytes, long at, int size, int linkType) {
        return switch (linkType) {
            case 1 -> typed(bytes, at, size, 12, 14);
            case 113 -> typed(bytes, at, size, 14, 16);
            case 276 -> typed(bytes, at, size, 0, 20);
            case 12, 14, 101, 228, 229 -> bare(at, size, 0);
            case 0, 108 -> bare(at, size, 4);
            default -> bare(at, 0, 1);
        };
    }

    /** Raw IP, and the loopback of BSD with four bytes before it. */
    private boolean bare(long at, int size, int header) {
        etherType = UNSAID;
        network = at + header;
        return size >= header;
    }

    /** Ethernet and Linux's two cooked forms, with VLAN tags (802.1Q, 802.1ad and the older 0x9100). */
    private boolean typed(MemorySegment bytes, long at, int size, int typeAt, int header) {
        etherType = UNSAID;
        if (size < header) {
            return false;
        }
        etherType = shortAt(bytes, at + typeAt);
        network = at + header;
        for (int tags = 0; isTag(etherType) && tags < MOST_TAGS; tags++) {
            if (network + 4 > at + size) {
                return false;
            }
            etherType = shortAt(bytes, network + 2);
            network += 4;
        }
        return true;
    }

    private static boolean isTag(int type) {
        return type == 0x8100 || type == 0x88a8 || type == 0x9100;
    }
}
