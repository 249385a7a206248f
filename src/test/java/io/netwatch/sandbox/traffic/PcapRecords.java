package io.netwatch.sandbox.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads back what the writer wrote, from the format's description and without the writer's code. */
final class PcapRecords {
    private static final int IP = 14;
    private static final int TRANSPORT = IP + 20;

    private PcapRecords() {}

    /** One packet; addresses and ports are those of 10.0.0.4 (local) and its peer. */
    record Recorded(Instant at, int originalLength, ByteBuffer frame) {
        int protocol() {
            return frame.get(IP + 9);
        }

        private boolean outgoing() {
            return frame.getInt(IP + 12) == 0x0a000004;
        }

        String remote() {
            int address = frame.getInt(outgoing() ? IP + 16 : IP + 12);
            return "%d.%d.%d.%d".formatted(address >>> 24, address >>> 16 & 0xff, address >>> 8 & 0xff, address & 0xff);
        }

        int localPort() {
            return port(outgoing() ? 0 : 2);
        }

        int remotePort() {
            return port(outgoing() ? 2 : 0);
        }

        private int port(int offset) {
            return protocol() == 1 ? 0 : frame.getShort(TRANSPORT + offset) & 0xffff;
        }

        String direction() {
            return outgoing() + " " + localPort() + " " + remote() + " " + remotePort();
        }

        int sequence() {
            return frame.getInt(TRANSPORT + 4);
        }

        int sequenceAfter() {
            int header = (frame.get(TRANSPORT + 12) & 0xf0) >>> 2;
            int flags = frame.get(TRANSPORT + 13);
            return sequence() + frame.remaining() - TRANSPORT - header + (flags & 1) + (flags >>> 1 & 1);
        }
    }

    static List<Recorded> read(byte[] file) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(buffer.getInt()).isEqualTo(0xa1b2c3d4);
        buffer.position(24);
        var packets = new ArrayList<Recorded>();
        while (buffer.hasRemaining()) {
            Instant at = Instant.ofEpochSecond(buffer.getInt(), buffer.getInt() * 1000L);
            int kept = buffer.getInt();
            packets.add(new Recorded(at, buffer.getInt(), buffer.slice(buffer.position(), kept)));
            buffer.position(buffer.position() + kept);
        }
        return packets;
    }
}
