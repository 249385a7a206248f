package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets are counted in every classic pcap file, and nothing that may lie in a storage account breaks the count. */
class PacketCountTest {
    private static final int MICROSECONDS = 0xa1b2c3d4;
    private static final int NANOSECONDS = 0xa1b23c4d;
    private static final int HEADER = 24;
    private static final int RECORD = 16;

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void countsPacketsOfBothEndsAndBothClocks(boolean big, boolean nano) throws IOException {
        byte[] file = file(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, nano ? NANOSECONDS : MICROSECONDS, 60,
                1500, 0, 9000);
        assertThat(count(file)).isEqualTo(new PacketCount(true, 4, file.length, ""));
    }

    @Test
    void aFileWithoutAPacketIsSound() throws IOException {
        PacketCount count = count(little());
        assertThat(count).isEqualTo(new PacketCount(true, 0, HEADER, ""));
        assertThat(count.isSound()).isTrue();
    }

    @Test
    void whereverAFileIsCutTheWholePacketsBeforeAreCounted() throws IOException {
        int[] lengths = {60, 0, 1, 200, 33};
        byte[] file = little(lengths);
        for (int cut = HEADER; cut < file.length; cut++) {
            int whole = wholeBefore(cut, lengths);
            boolean between = cut == endOf(whole, lengths);
            PacketCount count = count(Arrays.copyOf(file, cut));
            assertThat(count.packets()).as("cut at %d", cut).isEqualTo(whole);
            assertThat(count.isSound()).as("cut at %d", cut).isEqualTo(between);
            assertThat(count.trouble()).as("cut at %d", cut).isEqualTo(between
                    ? ""
                    : "breaks off inside packet %d, after %d bytes".formatted(whole + 1, cut));
        }
    }

    @Test
    void aFileShorterThanItsHeaderIsNone() throws IOException {
        byte[] file = little(60);
        for (int cut = 0; cut < HEADER; cut++) {
            assertThat(count(Arrays.copyOf(file, cut)).recognised()).as("cut at %d", cut).isFalse();
        }
    }

    @Test
    void anImpossibleLengthIsWhereItBroke() throws IOException {
        byte[] file = little(60, 60, 60);
        int second = HEADER + RECORD + 60;
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 8, -1);
        assertThat(count(file)).isEqualTo(new PacketCount(true, 1, second,
                "is broken at packet 2, after 100 bytes: its length is given as 4294967295"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Not a capture at all</html>", "                        "})
    void anythingElseIsNamedForWhatItIs(String content) throws IOException {
        PacketCount count = count(content.getBytes(StandardCharsets.US_ASCII));
        assertThat(count.recognised()).isFalse();
        assertThat(count.trouble()).startsWith("is not a capture file: it begins with ");
    }

    @Test
    void aPcapngFileIsNamedToo() throws IOException {
        byte[] file = new byte[100];
        ByteBuffer.wrap(file).putInt(0x0a0d0d0a);
        assertThat(count(file).trouble()).isEqualTo("is a pcapng file, whose packets are not counted");
    }

    @Test
    void noFlippedByteMakesItThrowOrCountMoreThanThereCanBe() throws IOException {
        Random random = new Random(7);
        byte[] file = little(60, 1, 0, 99);
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = file.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                damaged[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            PacketCount count = count(damaged);
            assertThat(count.packets()).isBetween(0L, (long) (file.length - HEADER) / RECORD);
            assertThat(count.bytes()).isBetween(0L, (long) file.length);
        }
    }

    @Test
    void smallSipsFromTheChannelChangeNothing() throws IOException {
        byte[] file = little(60, 70_000, 200_000, 5);
        ReadableByteChannel slow = new Sips(file);
        assertThat(PacketCount.of(slow)).isEqualTo(new PacketCount(true, 4, file.length, ""));
    }

    /** Gives one to seven bytes at a time. */
    private static final class Sips implements ReadableByteChannel {
        private final ByteBuffer content;
        private int turn;

        private Sips(byte[] content) {
            this.content = ByteBuffer.wrap(content);
        }

        @Override
        public int read(ByteBuffer into) {
            int count = Math.min(Math.min(content.remaining(), into.remaining()), 1 + turn++ % 7);
            into.put(content.slice(content.position(), count));
            content.position(content.position() + count);
            return count == 0 ? -1 : count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static int wholeBefore(int cut, int... lengths) {
        int whole = 0;
        while (whole < lengths.length && endOf(whole + 1, lengths) <= cut) {
            whole++;
        }
        return whole;
    }

    private static int endOf(int packets, int... lengths) {
        return HEADER + Arrays.stream(lengths).limit(packets).map(length -> RECORD + length).sum();
    }

    private static PacketCount count(byte[] file) throws IOException {
        return PacketCount.of(Channels.newChannel(new ByteArrayInputStream(file)));
    }

    private static byte[] little(int... lengths) {
        return file(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, lengths);
    }

    private static byte[] file(ByteOrder order, int magic, int... lengths) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(HEADER).order(order).putInt(magic).putShort((short) 2).putShort((short) 4)
                .putInt(0).putInt(0).putInt(65_535).putInt(1).array());
        for (int length : lengths) {
            out.writeBytes(ByteBuffer.allocate(RECORD + length).order(order).putInt(1).putInt(2).putInt(length)
                    .putInt(length).array());
        }
        return out.toByteArray();
    }
}
