package io.netwatch.fuzz;

import io.netwatch.capture.evidence.Source;
import java.nio.ByteBuffer;

/** What is inside of packets: the file around them is sound, so that every byte goes into headers and names. */
public final class PacketFuzz {
    private static final int[] LINKS = {1, 0, 101, 113, 276, 228, 229, 12, 108, 147};
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int LONGEST = 1 << 16;

    private PacketFuzz() {}

    /** @param data the link, then packets, each behind its length in one byte, 255 standing for all that is left */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0 || data.length > LONGEST) {
            return;
        }
        byte[] file = file(ByteBuffer.wrap(data));
        Looks.drawn(Looks.same(Source.bytes("fuzz", file), new Source("fuzz", () -> new Dribble(file))));
    }

    private static byte[] file(ByteBuffer data) {
        ByteBuffer file = ByteBuffer.allocate(FILE_HEADER + data.remaining() * (RECORD_HEADER + 1));
        file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(LONGEST)
                .putInt(LINKS[(data.get() & 0xff) % LINKS.length]);
        for (int second = 1_700_000_000; data.hasRemaining(); second++) {
            int asked = data.get() & 0xff;
            int length = asked == 255 ? data.remaining() : Math.min(asked, data.remaining());
            byte[] packet = new byte[length];
            data.get(packet);
            file.putInt(second).putInt(0).putInt(length).putInt(length).put(packet);
        }
        byte[] bytes = new byte[file.position()];
        file.flip().get(bytes);
        return bytes;
    }
}
