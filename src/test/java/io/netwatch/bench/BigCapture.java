package io.netwatch.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/** Writes large capture files: many TCP conversations of one machine, interleaved at random, so that no cache helps a reader. */
final class BigCapture {
    static final int CONVERSATIONS = 24_000;
    private static final int MEAN_GAP_NANOS = 20_000;
    private static final int HEADERS = 14 + 20 + 20;
    private static final int[] PAYLOADS = {0, 0, 120, 400, 1000, 1460, 1460};

    private final SplittableRandom random = new SplittableRandom(42);
    private final int[] sent = new int[CONVERSATIONS];
    private final int[] received = new int[CONVERSATIONS];
    private final byte[] noise = new byte[2048];
    private final boolean blocks;
    private long time = 1_772_330_402_250_000_000L;

    private BigCapture(boolean blocks) {
        this.blocks = blocks;
        random.nextBytes(noise);
    }

    /** Makes the file unless it is there; the same bytes every time. */
    static Path make(String name, boolean pcapng, long bytes) throws IOException {
        Path file = Files.createDirectories(Path.of("target", "bench")).resolve(name);
        if (Files.exists(file) && Files.size(file) >= bytes) {
            return file;
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            new BigCapture(pcapng).write(out, bytes);
        }
        return file;
    }

    private void write(FileChannel out, long bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        header(buffer);
        while (out.position() + buffer.position() < bytes) {
            if (buffer.remaining() < 4096) {
                out.write(buffer.flip());
                buffer.clear();
            }
            packet(buffer);
        }
        out.write(buffer.flip());
    }

    private void header(ByteBuffer out) {
        if (blocks) {
            out.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0).putLong(-1)
                    .putInt(28);
            out.putInt(1).putInt(20).putShort((short) 1).putShort((short) 0).putInt(262_144).putInt(20);
        } else {
            out.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(262_144)
                    .putInt(1);
        }
    }

    private void packet(ByteBuffer out) {
        time += random.nextInt(2 * MEAN_GAP_NANOS);
        int payload = PAYLOADS[random.nextInt(PAYLOADS.length)];
        int length = HEADERS + payload;
        long micros = time / 1000;
        if (blocks) {
            int padded = length + 3 & ~3;
            out.putInt(6).putInt(32 + padded).putInt(0).putInt((int) (micros >>> 32)).putInt((int) micros)
                    .putInt(length).putInt(length);
            frame(out, payload);
            out.position(out.position() + padded - length).putInt(32 + padded);
        } else {
            out.putInt((int) (micros / 1_000_000)).putInt((int) (micros % 1_000_000)).putInt(length).putInt(length);
            frame(out, payload);
        }
    }

    /** A segment of any conversation in any direction, whose sequence numbers go on where they stopped. */
    private void frame(ByteBuffer out, int payload) {
        int number = random.nextInt(CONVERSATIONS);
        boolean outgoing = random.nextInt(3) > 0;
        int machine = 0x0a000004;
        int peer = 0xcb007100 + number / 100;
        int port = 20_000 + number % 100 * 131 % 40_000 + number / 100 % 97;
        int[] mine = outgoing ? sent : received;
        int[] theirs = outgoing ? received : sent;
        out.order(ByteOrder.BIG_ENDIAN);
        out.putLong(0x1234_5678_9abc_000dL).putInt(0x3a00_0004).putShort((short) 0x0800);
        out.putInt(0x4500_0000 | 40 + payload).putInt(0x0000_4000).putInt(0x4006_0000)
                .putInt(outgoing ? machine : peer).putInt(outgoing ? peer : machine);
        out.putShort((short) (outgoing ? port : 443)).putShort((short) (outgoing ? 443 : port));
        out.putInt(mine[number] + 1).putInt(theirs[number] + 1).putInt(0x5010_faf0).putInt(0);
        out.put(noise, number & 0x1ff, payload);
        out.order(ByteOrder.LITTLE_ENDIAN);
        mine[number] += payload;
    }
}
