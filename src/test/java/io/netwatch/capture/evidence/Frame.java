package io.netwatch.capture.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Packets for tests, written from the RFCs and without the room's code. Checksums are left out: nobody here looks at them. */
final class Frame {
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int ACK = 0x10;

    private Frame() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    static byte[] join(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    static byte[] ethernet(int type, byte[] content) {
        return join(hex("123456789abc000d3a000004"), new byte[]{(byte) (type >>> 8), (byte) type}, content);
    }

    /** An IPv4 packet on Ethernet; addresses as ints. */
    static byte[] ip(int source, int destination, int protocol, byte[] content) {
        return ethernet(0x0800, ipv4(source, destination, protocol, 0, content));
    }

    static byte[] ipv4(int source, int destination, int protocol, int fragment, byte[] content) {
        return ByteBuffer.allocate(20 + content.length).putShort((short) 0x4500).putShort((short) (20 + content.length))
                .putShort((short) 7).putShort((short) fragment).put((byte) 64).put((byte) protocol).putShort((short) 0)
                .putInt(source).putInt(destination).put(content).array();
    }

    static byte[] ipv6(int next, byte[] content) {
        return join(hex("60000000"), new byte[]{(byte) (content.length >>> 8), (byte) content.length, (byte) next, 64},
                hex("20010db8000000000000000000000001"), hex("20010db8000000000000000000000002"), content);
    }

    static byte[] udp(int source, int destination, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length).putShort((short) source).putShort((short) destination)
                .putShort((short) (8 + payload.length)).putShort((short) 0).put(payload).array();
    }

    static byte[] tcp(int source, int destination, int sequence, int acknowledged, int flags, int payload) {
        return tcp(source, destination, sequence, acknowledged, flags, 64_000, new byte[payload]);
    }

    static byte[] tcp(int source, int destination, int sequence, int acknowledged, int flags, int window,
            byte[] payload) {
        return ByteBuffer.allocate(20 + payload.length).putShort((short) source).putShort((short) destination)
                .putInt(sequence).putInt(acknowledged).put((byte) 0x50).put((byte) flags).putShort((short) window)
                .putInt(0).put(payload).array();
    }

    /** @param flags 0x0100 asks, 0x8180 answers, with the code in the last four bits */
    static byte[] dns(int id, int flags, String name) {
        ByteBuffer message = ByteBuffer.allocate(512);
        message.putShort((short) id).putShort((short) flags).putShort((short) 1).putShort((short) 0).putInt(0);
        for (String label : name.split("\\.", -1)) {
            byte[] letters = label.getBytes(StandardCharsets.UTF_8);
            message.put((byte) letters.length).put(letters);
        }
        message.put((byte) 0).putShort((short) 1).putShort((short) 1).flip();
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        return bytes;
    }
}
