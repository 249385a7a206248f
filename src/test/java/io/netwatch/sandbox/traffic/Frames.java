package io.netwatch.sandbox.traffic;

import io.netwatch.sandbox.traffic.Flow.Endpoint;
import java.nio.ByteBuffer;

/** Encodes Ethernet, IPv4 (RFC 791), TCP (RFC 9293), UDP (RFC 768) and ICMP echo (RFC 792), checksums included. */
final class Frames {
    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;

    // MSS 1460, SACK permitted, no-op, window scale 7: what Linux offers in a SYN.
    private static final byte[] SYN_OPTIONS = {2, 4, 0x05, (byte) 0xb4, 4, 2, 1, 3, 3, 7, 1, 1};
    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int TCP = 20;
    private static final int UDP = 8;
    private static final int DONT_FRAGMENT = 0x4000;
    // The address that every Azure machine sees as its gateway, and Microsoft's own prefix for the machine.
    private static final long GATEWAY_MAC = 0x1234_5678_9abcL;
    private static final long MACHINE_MAC = 0x000d_3a00_0000L;

    private Frames() {}

    static ByteBuffer tcp(Flow flow, boolean outgoing, int sequence, int acknowledged, int flags, byte[] payload) {
        byte[] options = (flags & SYN) != 0 ? SYN_OPTIONS : new byte[0];
        int header = TCP + options.length;
        ByteBuffer segment = ByteBuffer.allocate(header + payload.length);
        segment.putShort((short) flow.source(outgoing).port()).putShort((short) flow.destination(outgoing).port());
        segment.putInt(sequence).putInt(acknowledged).put((byte) ((header / 4) << 4)).put((byte) flags)
                .putShort((short) 64_240).putInt(0);
        segment.put(options).put(payload).flip();
        segment.putShort(16, checksum(segment, pseudoHeaderSum(flow, segment.remaining())));
        return ipv4(flow, outgoing, sequence ^ acknowledged, segment);
    }

    static ByteBuffer udp(Flow flow, boolean outgoing, int id, byte[] payload) {
        ByteBuffer datagram = ByteBuffer.allocate(UDP + payload.length);
        datagram.putShort((short) flow.source(outgoing).port()).putShort((short) flow.destination(outgoing).port());
        datagram.putShort((short) datagram.capacity()).putShort((short) 0).put(payload).flip();
        short sum = checksum(datagram, pseudoHeaderSum(flow, datagram.remaining()));
        // In UDP, 0 says that there is no checksum; its other form stands in.
        datagram.putShort(6, sum == 0 ? (short) 0xffff : sum);
        return ipv4(flow, outgoing, id, datagram);
    }

    static ByteBuffer echo(Flow flow, boolean outgoing, int id, int number, byte[] payload) {
        ByteBuffer message = ByteBuffer.allocate(8 + payload.length);
        message.put((byte) (outgoing ? 8 : 0)).put((byte) 0).putShort((short) 0).putShort((short) id)
                .putShort((short) number).put(payload).flip();
        message.putShort(2, checksum(message, 0));
        return ipv4(flow, outgoing, id + number, message);
    }

    private static ByteBuffer ipv4(Flow flow, boolean outgoing, int id, ByteBuffer content) {
        ByteBuffer header = ByteBuffer.allocate(IPV4);
        header.put((byte) 0x45).put((byte) 0).putShort((short) (IPV4 + content.remaining())).putShort((short) id)
                .putShort((short) DONT_FRAGMENT);
        header.put((byte) (outgoing ? 64 : 52)).put((byte) flow.protocol().number).putShort((short) 0);
        header.putInt(flow.source(outgoing).address()).putInt(flow.destination(outgoing).address()).flip();
        header.putShort(10, checksum(header, 0));
        long machine = MACHINE_MAC | (flow.local().address() & 0xff_ffff);
        ByteBuffer frame = ByteBuffer.allocate(ETHERNET + IPV4 + content.remaining());
        putMac(frame, outgoing ? GATEWAY_MAC : machine);
        putMac(frame, outgoing ? machine : GATEWAY_MAC);
        return frame.putShort((short) 0x0800).put(header).put(content).flip().asReadOnlyBuffer();
    }

    private static void putMac(ByteBuffer frame, long mac) {
        frame.putShort((short) (mac >>> 32)).putInt((int) mac);
    }

    /** Addresses, protocol and length go into the checksums of TCP and UDP; their order does not matter to a sum. */
    private static int pseudoHeaderSum(Flow flow, int length) {
        return sum(flow.local()) + sum(flow.remote()) + flow.protocol().number + length;
    }

    private static int sum(Endpoint endpoint) {
        return (endpoint.address() >>> 16) + (endpoint.address() & 0xffff);
    }

    /** The internet checksum (RFC 1071) of a buffer, whose own checksum field is still 0. */
    private static short checksum(ByteBuffer data, int start) {
        long sum = start;
        int even = data.limit() & ~1;
        for (int i = 0; i < even; i += 2) {
            sum += data.getShort(i) & 0xffff;
        }
        if (even < data.limit()) {
            sum += (data.get(even) & 0xff) << 8;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }
}
