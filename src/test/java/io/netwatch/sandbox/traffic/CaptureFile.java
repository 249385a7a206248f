package io.netwatch.sandbox.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;

/** Writes classic pcap as Network Watcher does: little endian, microseconds, link type Ethernet. */
public final class CaptureFile {
    private static final int MAGIC = 0xa1b2c3d4;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int LINK_TYPE_ETHERNET = 1;
    private static final int WHOLE_PACKETS = 262_144;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final long totalBytes;
    private final int snapLength;

    private CaptureFile(CaptureLimits limits) {
        totalBytes = limits.totalBytes();
        snapLength = limits.bytesPerPacket() == 0
                ? WHOLE_PACKETS
                : (int) Math.min(limits.bytesPerPacket(), WHOLE_PACKETS);
    }

    /** The complete file; one without packets is valid too. */
    public static byte[] of(TrafficPlan plan, CaptureLimits limits) {
        var file = new CaptureFile(limits);
        file.writeHeader();
        new TrafficSource(plan).play(packet -> !limits.keeps(packet.flow()) || file.write(packet));
        return file.out.toByteArray();
    }

    /** The same with a story that happens beside the plan's everyday traffic. */
    public static byte[] of(TrafficPlan plan, CaptureLimits limits, TrafficStory story) {
        return of(plan, limits, story, story.usualBeginning(plan));
    }

    /** The same with a story that begins at this moment, which may be before the plan or behind it. */
    public static byte[] of(TrafficPlan plan, CaptureLimits limits, TrafficStory story, Instant begins) {
        var packets = new ArrayList<Packet>();
        new TrafficSource(plan).play(packets::add);
        packets.addAll(story.packets(plan, begins));
        packets.sort(Comparator.comparing(Packet::at));
        var file = new CaptureFile(limits);
        file.writeHeader();
        for (Packet packet : packets) {
            if (limits.keeps(packet.flow()) && !file.write(packet)) {
                break;
            }
        }
        return file.out.toByteArray();
    }

    /** With nothing but its header. */
    static CaptureFile begun(CaptureLimits limits) {
        var file = new CaptureFile(limits);
        file.writeHeader();
        return file;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void writeHeader() {
        var header = new byte[FILE_HEADER];
        littleEndian(header).putInt(MAGIC).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0)
                .putInt(snapLength).putInt(LINK_TYPE_ETHERNET);
        out.writeBytes(header);
    }

    /** Whether the packet still fitted. */
    boolean write(Packet packet) {
        int length = packet.frame().remaining();
        int kept = Math.min(length, snapLength);
        if (out.size() + (long) RECORD_HEADER + kept > totalBytes) {
            return false;
        }
        Instant at = packet.at();
        var packetRecord = new byte[RECORD_HEADER + kept];
        littleEndian(packetRecord).putInt((int) at.getEpochSecond()).putInt(at.getNano() / 1000).putInt(kept)
                .putInt(length).put(packet.frame().slice(0, kept));
        out.writeBytes(packetRecord);
        return true;
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
