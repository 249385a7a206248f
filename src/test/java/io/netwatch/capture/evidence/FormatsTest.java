package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same packets in every format are the same capture. */
class FormatsTest {
    private static final Instant FROM = Instant.parse("2026-03-01T02:02:58.250Z");
    private static final byte[] FILE = CaptureFile.of(
            new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(30), 40_000),
            CaptureLimits.NONE, TrafficStory.RETRANSMISSION_STORM);
    private static final Capture CAPTURE = Capture.of(FILE);

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource
    void inEveryFormat(byte[] file) {
        assertSame(file);
    }

    static Stream<byte[]> inEveryFormat() {
        return Stream.of(CAPTURE.pcap(ByteOrder.BIG_ENDIAN, false), CAPTURE.pcap(ByteOrder.LITTLE_ENDIAN, true),
                CAPTURE.pcap(ByteOrder.BIG_ENDIAN, true), CAPTURE.pcapng(ByteOrder.LITTLE_ENDIAN, 6),
                CAPTURE.pcapng(ByteOrder.BIG_ENDIAN, 6), CAPTURE.pcapng(ByteOrder.LITTLE_ENDIAN, 9),
                CAPTURE.pcapng(ByteOrder.BIG_ENDIAN, 8));
    }

    @Test
    void withSectionsOfBothByteOrdersSeveralInterfacesAndAllKindsOfBlocks() {
        List<Capture.Packet> packets = CAPTURE.packets();
        int half = packets.size() / 2;
        Blocks first = new Blocks(ByteOrder.LITTLE_ENDIAN).section().interfaceOf(1, 6).unknown(4000).interfaceOf(1, 9);
        packets.subList(0, half).forEach(packet -> first.enhanced(1, packet.time(), packet.bytes()));
        Blocks second = new Blocks(ByteOrder.BIG_ENDIAN).section().interfaceOf(1, 6);
        packets.subList(half, packets.size())
                .forEach(packet -> second.unknown(8).old(0, packet.time() / 1000, packet.bytes()));

        assertSame(first.then(second).bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 0x94, 0x9e})
    void keepsTimeAtAnyResolution(int resolution) {
        Facts facts = Capture.summary(CAPTURE.pcapng(ByteOrder.LITTLE_ENDIAN, resolution), Options.DEFAULT).facts();

        Instant expected = Capture.summary(FILE, Options.DEFAULT).facts().period().orElseThrow().first();
        assertThat(Duration.between(facts.period().orElseThrow().first(), expected).abs())
                .isLessThan(Duration.ofMillis(2));
    }

    @Test
    void countsSimplePacketsThoughTheyTellNoTime() {
        Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().interfaceOf(1, 6);
        CAPTURE.packets().forEach(packet -> blocks.simple(packet.bytes()));
        Facts facts = Capture.summary(blocks.bytes(), Options.DEFAULT).facts();

        assertThat(facts.all()).isEqualTo(Capture.summary(FILE, Options.DEFAULT).facts().all());
        assertThat(facts.leftOut().untimedPackets()).isEqualTo(CAPTURE.packets().size());
        assertThat(facts.period()).isEmpty();
    }

    @Test
    void skipsABlockThatIsLargerThanTheWindow() {
        Blocks blocks = new Blocks(ByteOrder.LITTLE_ENDIAN).section().interfaceOf(1, 6).unknown(3_000_000);
        CAPTURE.packets().forEach(packet -> blocks.enhanced(0, packet.time() / 1000, packet.bytes()));

        assertSame(blocks.bytes());
    }

    @Test
    void fromAFileFromAPipeAndBitByBit() throws IOException {
        Path file = Files.write(directory.resolve("test.pcap"), FILE);
        InputStream slow = new ByteArrayInputStream(FILE) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, 7));
            }
        };

        assertSame(Evidence.summarise(List.of(Source.file(file)), Options.DEFAULT).facts());
        assertSame(Evidence.summarise(List.of(new Source("test.pcap", () -> Channels.newChannel(slow))),
                Options.DEFAULT).facts());
    }

    private static void assertSame(byte[] file) {
        assertSame(Capture.summary(file, Options.DEFAULT).facts());
    }

    /** All but what it says of the file itself. */
    private static void assertSame(Facts facts) {
        assertThat(facts.files().getFirst().trouble()).isEmpty();
        assertThat(facts).usingRecursiveComparison().ignoringFields("files")
                .isEqualTo(Capture.summary(FILE, Options.DEFAULT).facts());
    }
}
