package io.netwatch.capture.evidence;

import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.Summary;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A capture for tests: packets with their times, written in any of the formats. */
final class Capture {
    static final int CLIENT = 0x0a000004;
    static final int SERVER = 0xcb00714d;
    static final long START = 1_772_330_580_000_000_000L;

    private final int linkType;
    private final List<Packet> packets = new ArrayList<>();

    /** With its time in nanoseconds since 1970. */
    static final class Packet {
        private final long time;
        private final byte[] bytes;

        private Packet(long time, byte[] bytes) {
            this.time = time;
            this.bytes = bytes;
        }

        long time() {
            return time;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    private Capture(int linkType) {
        this.linkType = linkType;
    }

    static Capture ethernet() {
        return new Capture(1);
    }

    static Capture of(int linkType) {
        return new Capture(linkType);
    }

    /** Reads classic little-endian microseconds, which the sandbox writes. */
    static Capture of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Capture capture = new Capture(in.getInt(20));
        in.position(24);
        while (in.hasRemaining()) {
            long time = in.getInt() * 1_000_000_000L + in.getInt() * 1000L;
            byte[] bytes = new byte[in.getInt()];
            in.getInt();
            in.get(bytes);
            capture.packets.add(new Packet(time, bytes));
        }
        return capture;
    }

    List<Packet> packets() {
        return packets;
    }

    Capture at(double seconds, byte[] frame) {
        packets.add(new Packet(START + Math.round(seconds * 1e9), frame));
        return this;
    }

    /** One packet from 10.0.0.4:40000 to 203.0.113.77:443, or back. */
    Capture tcp(double seconds, boolean toServer, int sequence, int acknowledged, int flags, int payload) {
        byte[] segment = toServer
                ? Frame.tcp(40_000, 443, sequence, acknowledged, flags, payload)
                : Frame.tcp(443, 40_000, sequence, acknowledged, flags, payload);
        return at(seconds, Frame.ip(toServer ? CLIENT : SERVER, toServer ? SERVER : CLIENT, 6, segment));
    }

    byte[] pcap() {
        return pcap(ByteOrder.LITTLE_ENDIAN, true);
    }

    byte[] pcap(ByteOrder order, boolean nanoseconds) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(24).order(order).putInt(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4)
                .putShort((short) 2).putShort((short) 4).putLong(0).putInt(262_144).putInt(linkType).array());
        for (Packet packet : packets) {
            out.writeBytes(ByteBuffer.allocate(16).order(order).putInt((int) (packet.time() / 1_000_000_000))
                    .putInt((int) (packet.time() % 1_000_000_000 / (nanoseconds ? 1 : 1000)))
                    .putInt(packet.bytes().length).putInt(packet.bytes().length).array());
            out.writeBytes(packet.bytes());
        }
        return out.toByteArray();
    }

    /** Enhanced packet blocks of one interface with this time resolution. */
    byte[] pcapng(ByteOrder order, int resolution) {
        Blocks blocks = new Blocks(order).section().interfaceOf(linkType, resolution);
        packets.forEach(packet -> blocks.enhanced(0, Blocks.stamp(packet.time(), resolution), packet.bytes()));
        return blocks.bytes();
    }

    Facts facts() {
        return summary().facts();
    }

    Summary summary() {
        return summary(Options.DEFAULT);
    }

    Summary summary(Options options) {
        return summary(pcap(), options);
    }

    static Summary summary(byte[] file, Options options) {
        return Evidence.summarise(List.of(Source.bytes("test.pcap", file)), options);
    }
}
