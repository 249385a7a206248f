package io.netwatch.sandbox.traffic;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Packets in the order in which they are played, each some time after the one before. */
final class Script {
    private final List<Packet> packets;
    private Instant now;
    private long bytes;

    Script(Instant start) {
        this(start, new ArrayList<>());
    }

    /** Adds to packets that are there already. */
    Script(Instant start, List<Packet> packets) {
        now = start;
        this.packets = packets;
    }

    Script pause(Duration time) {
        now = now.plus(time);
        return this;
    }

    void add(Flow flow, ByteBuffer frame) {
        packets.add(new Packet(now, flow, frame));
        bytes += frame.remaining();
    }

    List<Packet> packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }
}
