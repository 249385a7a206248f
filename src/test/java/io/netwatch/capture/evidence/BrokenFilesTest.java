package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.netwatch.capture.evidence.file.CaptureReader;
import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.evidence.report.Json;
import io.netwatch.capture.evidence.report.Report;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.tally.Tally;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenFilesTest {
    @TempDir
    Path directory;

    private static final Capture CAPTURE = small();
    private static final byte[] PCAP = CAPTURE.pcap();
    private static final byte[] PCAPNG = CAPTURE.pcapng(ByteOrder.BIG_ENDIAN, 9);
    private static final int FUZZED = 20_000;

    private static Capture small() {
        return Capture.ethernet().tcp(0, true, 1, 0, Frame.SYN, 0).tcp(0.1, false, 9, 2, Frame.SYN | Frame.ACK, 0)
                .tcp(0.2, true, 2, 10, Frame.ACK, 30).tcp(0.5, true, 2, 10, Frame.ACK, 30)
                .tcp(0.6, false, 10, 32, Frame.RST, 0)
                .at(1, Frame.ip(Capture.CLIENT, Capture.SERVER, 17,
                        Frame.udp(4000, 53, Frame.dns(7, 0x0100, "a.example"))))
                .at(2, Frame.ip(Capture.SERVER, Capture.CLIENT, 17,
                        Frame.udp(53, 4000, Frame.dns(7, 0x8183, "a.example"))))
                .at(3, Frame.ip(Capture.SERVER, Capture.CLIENT, 1, Frame.hex("0301 0000 00000000")))
                .at(4, Frame.ethernet(0x86dd, Frame.ipv6(0, Frame.join(Frame.hex("11 00 010203040506"),
                        Frame.udp(1, 2, new byte[4])))))
                .at(5, Frame.ethernet(0x8100, Frame.hex("0007 0806 00000000")));
    }

    @Test
    void cutAnywhereGivesThePacketsBeforeAndSaysWhere() {
        for (byte[] whole : List.of(PCAP, PCAPNG)) {
            long before = 0;
            for (int length = 0; length < whole.length; length++) {
                FileRead file = read(Arrays.copyOf(whole, length));
                assertThat(file.packets()).isBetween(before, before + 1);
                assertThat(file.bytes()).isLessThanOrEqualTo(length);
                assertThat(file.trouble().isPresent() || file.bytes() == length).isTrue();
                before = file.packets();
            }
            assertThat(read(whole)).extracting(FileRead::packets, FileRead::bytes)
                    .containsExactly(10L, (long) whole.length);
        }
    }

    @Test
    void saysWhatIsWrongInWords() {
        assertThat(trouble(new byte[0])).isEqualTo("The file is empty.");
        assertThat(trouble(new byte[3])).isEqualTo("The file has only 3 bytes.");
        assertThat(trouble("<?xml version=".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("The file is neither pcap nor pcapng; its first four bytes are 3c3f786d.");
        assertThat(trouble(Arrays.copyOf(PCAP, 30)))
                .isEqualTo("The file ends inside of a packet's header that begins here.");
        assertThat(trouble(Arrays.copyOf(PCAP, 24 + 16 + 5)))
                .isEqualTo("The file ends inside of a packet of 54 bytes that begins here.");
        byte[] absurd = PCAP.clone();
        ByteBuffer.wrap(absurd).order(ByteOrder.LITTLE_ENDIAN).putInt(24 + 8, 1_000_000);
        assertThat(trouble(absurd)).isEqualTo("The packet that begins here claims to have 1000000 of 54 bytes, so the"
                + " file is damaged at this byte or before it.");
        assertThat(read(absurd).bytes()).isEqualTo(24);
    }

    @Test
    void tellsOfFilesThatCannotBeOpenedOrRead() {
        Source failing = new Source("late.pcap", () -> new java.nio.channels.ReadableByteChannel() {
            @Override
            public int read(ByteBuffer to) throws IOException {
                throw new IOException("the network is down");
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        });
        Summary summary = Evidence.summarise(
                List.of(Source.file(Path.of("missing.pcap")), failing, Source.bytes("good.pcap", PCAP)),
                Options.DEFAULT);

        assertThat(summary.facts().files()).extracting(file -> file.trouble().orElse("")).containsExactly(
                "The file cannot be opened: missing.pcap.", "Reading failed: the network is down.", "");
        assertThat(summary.facts().all().packets()).isEqualTo(10);
    }

    @Test
    void survivesAMappedFileThatIsCutUnderItsHands() throws IOException {
        Path path = Files.write(directory.resolve("shrinking.pcap"), SummaryTest.file(TrafficStory.NORMAL));
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
                Arena arena = Arena.ofConfined()) {
            CaptureReader reader = CaptureReader.of(file.map(MapMode.READ_ONLY, 0, file.size(), arena), Long.MAX_VALUE);
            file.truncate(100_000);
            Tally tally = new Tally(List.of(), 100, true);
            tally.read("shrinking.pcap", reader);

            assertThat(tally.close().files().getFirst().trouble()).isPresent();
        }
    }

    @Test
    void stopsAtTheByteLimit() {
        FileRead file = Capture.summary(PCAP, Options.DEFAULT.withMaxBytes(200)).facts().files().getFirst();

        assertThat(file.packets()).isEqualTo(2);
        assertThat(file.trouble()).contains("Only the first 200 bytes were read, which is the limit.");
    }

    @Test
    void neverThrowsAndNeverHangsWhateverTheBytes() {
        SplittableRandom random = new SplittableRandom(20_260_301);
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int number = 0; number < FUZZED; number++) {
                byte[] file = mutated(random, random.nextBoolean() ? PCAP : PCAPNG);
                Summary summary = Capture.summary(file, Options.DEFAULT.withMaxConversations(4));
                assertThat(summary.sentence()).isNotEmpty();
                if (number % 20 == 0) {
                    assertThat(Report.html(summary, Context.titled("fuzz"))).endsWith("</html>\n");
                    assertThat(Json.of(summary)).startsWith("{\"findings\":[");
                }
            }
        });
    }

    /** Some bytes changed, a piece taken out or doubled, or the end cut off. */
    private static byte[] mutated(SplittableRandom random, byte[] original) {
        byte[] file = original.clone();
        for (int change = random.nextInt(8); change > 0; change--) {
            int at = random.nextInt(file.length);
            switch (random.nextInt(4)) {
                case 0 -> file[at] = (byte) random.nextInt(256);
                case 1 -> file[at] = (byte) (random.nextBoolean() ? 0xff : 0);
                case 2 -> file[at] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    int from = random.nextInt(file.length);
                    int length = random.nextInt(Math.min(64, file.length - Math.max(from, at)) + 1);
                    System.arraycopy(file, from, file, at, length);
                }
            }
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
    }

    private static FileRead read(byte[] file) {
        return Capture.summary(file, Options.DEFAULT).facts().files().getFirst();
    }

    private static String trouble(byte[] file) {
        return read(file).trouble().orElse("");
    }
}
