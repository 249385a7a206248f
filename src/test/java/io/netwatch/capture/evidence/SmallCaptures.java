package io.netwatch.capture.evidence;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** One small capture of each kind that is read, for the fuzzer to begin with. */
public final class SmallCaptures {
    private SmallCaptures() {}

    public static List<byte[]> all() {
        Capture talk = talk();
        List<byte[]> all = new ArrayList<>();
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            all.add(talk.pcap(order, true));
            all.add(talk.pcap(order, false));
            all.add(talk.pcapng(order, 6));
            all.add(talk.pcapng(order, 0x80 | 20));
            all.add(blocks(order));
        }
        return all;
    }

    /** Packets, each inside of Ethernet. */
    public static List<byte[]> frames() {
        return talk().packets().stream().map(Capture.Packet::bytes).toList();
    }

    /** A connection that is refused, one that sends again, names that are not there, IPv6, a fragment and an ICMP error. */
    private static Capture talk() {
        byte[] asked = Frame.udp(5353, 53, Frame.dns(7, 0x0100, "db.internal.example"));
        byte[] answered = Frame.udp(53, 5353, Frame.dns(7, 0x8183, "db.internal.example"));
        byte[] inner = Frame.ipv4(Capture.CLIENT, Capture.SERVER, 17, 0, asked);
        return Capture.ethernet().tcp(0, true, 1, 0, Frame.SYN, 0).tcp(0.01, false, 9, 2, Frame.SYN | Frame.ACK, 0)
                .tcp(0.02, true, 2, 10, Frame.ACK, 40).tcp(0.5, true, 2, 10, Frame.ACK, 40)
                .tcp(0.6, false, 10, 42, Frame.RST, 0)
                .at(1, Frame.ip(Capture.CLIENT, Capture.SERVER, 17, asked))
                .at(1.7, Frame.ip(Capture.SERVER, Capture.CLIENT, 17, answered))
                .at(2, Frame.ethernet(0x86dd, Frame.ipv6(17, asked)))
                .at(2.1, Frame.ethernet(0x86dd, Frame.ipv6(0, Frame.join(Frame.hex("1100000000000000"), asked))))
                .at(2.2, Frame.ethernet(0x8100, Frame.join(Frame.hex("00070800"), inner)))
                .at(2.3, Frame.ethernet(0x0800, Frame.ipv4(Capture.CLIENT, Capture.SERVER, 17, 0x2000, asked)))
                .at(2.4, Frame.ip(Capture.SERVER, Capture.CLIENT, 1,
                        Frame.join(Frame.hex("0303000000000000"), inner)));
    }

    private static byte[] blocks(ByteOrder order) {
        List<byte[]> frames = frames();
        return new Blocks(order).section().interfaceOf(1, 6).interfaceOf(101, 9).simple(frames.get(0))
                .old(0, 1_772_330_580_000_000L, frames.get(1)).unknown(12)
                .enhanced(1, 1_772_330_580_000_000_000L, frames.get(2)).then(new Blocks(order).section()).bytes();
    }
}
