package io.netwatch.capture.evidence.packet;

import static io.netwatch.capture.evidence.packet.Bytes.byteAt;
import static io.netwatch.capture.evidence.packet.Bytes.intAt;
import static io.netwatch.capture.evidence.packet.Bytes.longAt;
import static io.netwatch.capture.evidence.packet.Bytes.shortAt;

import java.lang.foreign.MemorySegment;

/**
 * The addresses and ports of one packet. One object is used again for every packet, as millions of them pass per second;
 * its fields tell about the packet that was decoded last.
 */
public final class Headers {
    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int ICMPV6 = 58;

    // An IPv4 address is kept as IPv6 writes it: ::ffff:a.b.c.d.
    private static final long MAPPED = 0xffff_0000_0000L;
    private static final int MOST_EXTENSIONS = 8;

    private final LinkLayer link = new LinkLayer();

    public long sourceHigh;
    public long sourceLow;
    public long destinationHigh;
    public long destinationLow;
    /** IP's number of the protocol inside. */
    public int protocol;
    /** 0 for protocols without ports, and for all fragments but the first. */
    public int sourcePort;
    public int destinationPort;
    /** Whether TCP's, UDP's or ICMP's own header can be read. */
    public boolean hasTransport;
    /** Where the header inside of IP begins. */
    public long transport;
    /** Bytes that were captured from there on. */
    public int captured;
    /** Bytes that IP says are there. */
    public int length;

    /** @return whether it is an IP packet whose addresses can be read */
    public boolean decode(MemorySegment bytes, long at, int size, int linkType) {
        if (!link.decode(bytes, at, size, linkType)) {
            return false;
        }
        long network = link.network();
        int left = (int) (at + size - network);
        if (left < 20) {
            return false;
        }
        return switch (byteAt(bytes, network) >>> 4) {
            case 4 -> link.mayBe(LinkLayer.IPV4) && ipv4(bytes, network, left);
            case 6 -> link.mayBe(LinkLayer.IPV6) && left >= 40 && ipv6(bytes, network, left);
            default -> false;
        };
    }

    /** The EtherType of the packet that was decoded last, 0 when its link has none. */
    public int etherType() {
        return link.etherType();
    }

    private boolean ipv4(MemorySegment bytes, long at, int left) {
        int header = (byteAt(bytes, at) & 0x0f) * 4;
        int total = shortAt(bytes, at + 2);
        if (header < 20 || header > left) {
            return false;
        }
        sourceHigh = 0;
        sourceLow = MAPPED | Integer.toUnsignedLong(intAt(bytes, at + 12));
        destinationHigh = 0;
        destinationLow = MAPPED | Integer.toUnsignedLong(intAt(bytes, at + 16));
        protocol = byteAt(bytes, at + 9);
        transport = at + header;
        // A length of 0 is what a machine sees of a packet that its network card will cut.
        length = total == 0 ? left - header : Math.max(0, total - header);
        captured = Math.min(left - header, length);
        ports(bytes, (shortAt(bytes, at + 6) & 0x1fff) != 0);
        return true;
    }

    private boolean ipv6(MemorySegment bytes, long at, int left) {
        sourceHigh = longAt(bytes, at + 8);
        sourceLow = longAt(bytes, at + 16);
        destinationHigh = longAt(bytes, at + 24);
        destinationLow = longAt(bytes, at + 32);
        int payload = shortAt(bytes, at + 4);
        protocol = byteAt(bytes, at + 6);
        transport = at + 40;
        length = payload == 0 ? left - 40 : payload;
        captured = Math.min(left - 40, length);
        boolean laterFragment = false;
        for (int i = 0; i < MOST_EXTENSIONS && isExtension(protocol) && captured >= 8; i++) {
            laterFragment |= protocol == 44 && (shortAt(bytes, transport + 2) & 0xfff8) != 0;
            skipExtension(bytes);
        }
        ports(bytes, laterFragment);
        return true;
    }

    private void skipExtension(MemorySegment bytes) {
        int size = byteAt(bytes, transport + 1);
        int skipped = switch (protocol) {
            case 44 -> 8;
            case 51 -> (size + 2) * 4;
            default -> (size + 1) * 8;
        };
        protocol = byteAt(bytes, transport);
        transport += skipped;
        length = Math.max(0, length - skipped);
        captured = Math.max(0, captured - skipped);
    }

    /** Hop-by-hop, routing, fragment, authentication, destination options, mobility, host identity, shim6. */
    private static boolean isExtension(int protocol) {
        return switch (protocol) {
            case 0, 43, 44, 51, 60, 135, 139, 140 -> true;
            default -> false;
        };
    }

    private void ports(MemorySegment bytes, boolean laterFragment) {
        boolean ports = (protocol == TCP || protocol == UDP) && !laterFragment && captured >= 4;
        sourcePort = ports ? shortAt(bytes, transport) : 0;
        destinationPort = ports ? shortAt(bytes, transport + 2) : 0;
        hasTransport = !laterFragment && captured >= (protocol == TCP ? 20 : 8);
    }
}
