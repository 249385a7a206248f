package io.netwatch.capture.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;

/**
 * How many packets a capture file holds. Whatever the bytes are, it counts what can be read and says where it broke; it
 * needs 64 KiB however long the file is.
 *
 * @param recognised whether it is a classic pcap file at all
 * @param packets that are there as a whole
 * @param bytes read
 * @param trouble a clause such as {@code breaks off inside packet 17, after 1234 bytes}; empty when the file is sound
 */
public record PacketCount(boolean recognised, long packets, long bytes, String trouble) {
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int BUFFER = 65_536;
    /** What Wireshark takes for the longest packet of any network. */
    private static final int LONGEST_PACKET = 262_144;
    private static final int PCAPNG = 0x0a0d0d0a;

    /** Reads the channel to its end, and leaves it open. */
    public static PacketCount of(ReadableByteChannel channel) throws IOException {
        return new Counting(channel).run();
    }

    /** Whether the file ends where a file may end. */
    public boolean isSound() {
        return trouble.isEmpty();
    }

    /** One way through one file. */
    private static final class Counting {
        private final ReadableByteChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
        private long bytes;
        private long packets;

        private Counting(ReadableByteChannel channel) {
            this.channel = channel;
        }

        private PacketCount run() throws IOException {
            if (available(FILE_HEADER) < FILE_HEADER) {
                return unknown("is too short for a capture file, having " + taken(buffer.remaining()) + " bytes");
            }
            return orderOf(buffer.order(ByteOrder.BIG_ENDIAN).getInt(buffer.position()));
        }

        /** Seconds with microseconds or with nanoseconds, in the order of the machine that wrote them. */
        private PacketCount orderOf(int magic) throws IOException {
            return switch (magic) {
                case 0xa1b2c3d4, 0xa1b23c4d -> records(ByteOrder.BIG_ENDIAN);
                case 0xd4c3b2a1, 0x4d3cb2a1 -> records(ByteOrder.LITTLE_ENDIAN);
                case PCAPNG -> unknown("is a pcapng file, whose packets are not counted");
                default -> unknown("is not a capture file: it begins with %08x".formatted(magic));
            };
        }

        private PacketCount records(ByteOrder order) throws IOException {
            long snapLength = buffer.order(order).getInt(buffer.position() + 16) & 0xffffffffL;
            long longest = Math.max(LONGEST_PACKET, Math.min(snapLength, Integer.MAX_VALUE));
            taken(FILE_HEADER);
            while (available(RECORD_HEADER) >= RECORD_HEADER) {
                long length = buffer.getInt(buffer.position() + 8) & 0xffffffffL;
                if (length > longest) {
                    return counted("is broken at packet %d, after %d bytes: its length is given as %d"
                            .formatted(packets + 1, bytes, length));
                }
                taken(RECORD_HEADER);
                if (!skip(length)) {
                    return counted("breaks off inside packet %d, after %d bytes".formatted(packets + 1, bytes));
                }
                packets++;
            }
            return buffer.hasRemaining()
                    ? counted("breaks off inside packet %d, after %d bytes".formatted(packets + 1,
                            bytes + buffer.remaining()))
                    : counted("");
        }

        /** Fills the buffer until it holds so many bytes, or as many as there are. */
        private int available(int wanted) throws IOException {
            if (buffer.remaining() < wanted) {
                buffer.compact();
                int got = 0;
                while (buffer.position() < wanted && got >= 0) {
                    got = channel.read(buffer);
                }
                buffer.flip();
            }
            return buffer.remaining();
        }

        private boolean skip(long length) throws IOException {
            long left = length;
            while (left > 0) {
                if (available(1) == 0) {
                    return false;
                }
                left -= taken((int) Math.min(left, buffer.remaining()));
            }
            return true;
        }

        private int taken(int count) {
            buffer.position(buffer.position() + count);
            bytes += count;
            return count;
        }

        private PacketCount counted(String trouble) {
            return new PacketCount(true, packets, bytes, trouble);
        }

        private PacketCount unknown(String trouble) {
            return new PacketCount(false, 0, bytes, trouble);
        }
    }
}
