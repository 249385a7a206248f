package io.netwatch.capture.evidence;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pcapng block by block, from the format's description. */
final class Blocks {
    private static final byte[] COMMENT = Frame.join("a comment, which is skipped".getBytes(StandardCharsets.US_ASCII),
            new byte[1]);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    Blocks(ByteOrder order) {
        this.order = order;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    Blocks then(Blocks other) {
        out.writeBytes(other.bytes());
        return this;
    }

    Blocks section() {
        return block(0x0a0d0d0a, buffer(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1));
    }

    /** With a comment before the option that matters. */
    Blocks interfaceOf(int linkType, int resolution) {
        return block(1, buffer(8 + 32 + 8 + 4).putShort((short) linkType).putShort((short) 0).putInt(262_144)
                .putShort((short) 1).putShort((short) 27).put(COMMENT)
                .putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]).putInt(0));
    }

    Blocks enhanced(int number, long stamp, byte[] packet) {
        return block(6, stamped(packet, buffer(20 + padded(packet)).putInt(number), stamp));
    }

    Blocks old(int number, long stamp, byte[] packet) {
        return block(2, stamped(packet,
                buffer(20 + padded(packet)).putShort((short) number).putShort((short) 0), stamp));
    }

    private static ByteBuffer stamped(byte[] packet, ByteBuffer head, long stamp) {
        return head.putInt((int) (stamp >>> 32)).putInt((int) stamp).putInt(packet.length).putInt(packet.length)
                .put(packet);
    }

    Blocks simple(byte[] packet) {
        return block(3, buffer(4 + padded(packet)).putInt(packet.length).put(packet));
    }

    Blocks unknown(int size) {
        return block(0x0bad, buffer(size));
    }

    private Blocks block(int type, ByteBuffer content) {
        byte[] body = new byte[content.capacity()];
        content.clear().get(body);
        out.writeBytes(buffer(8).putInt(type).putInt(12 + body.length).array());
        out.writeBytes(body);
        out.writeBytes(buffer(4).putInt(12 + body.length).array());
        return this;
    }

    private ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(order);
    }

    private static int padded(byte[] packet) {
        return packet.length + 3 & ~3;
    }

    /** Nanoseconds in units of if_tsresol. */
    static long stamp(long nanoseconds, int resolution) {
        BigInteger units = (resolution & 0x80) != 0
                ? BigInteger.ONE.shiftLeft(resolution & 0x7f)
                : BigInteger.TEN.pow(resolution);
        return BigInteger.valueOf(nanoseconds).multiply(units).divide(BigInteger.TEN.pow(9)).longValue();
    }
}
