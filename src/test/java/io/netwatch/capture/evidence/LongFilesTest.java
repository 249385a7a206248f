package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.evidence.report.Report;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.Gap;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Of a long file only both ends are read: packets are found again behind the gap, and nothing is made of it. */
class LongFilesTest {
    private static final Capture STORM = Capture.of(SummaryTest.file(TrafficStory.RETRANSMISSION_STORM));
    private static final Capture FEW = few();

    private static Capture few() {
        Capture capture = Capture.ethernet();
        for (int number = 0; number < 12; number++) {
            capture.tcp(number, true, 1 + 97 * number, 1, Frame.ACK, 40 + 13 * number);
        }
        return capture;
    }

    /** A file, and where in it packets begin. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Form(String name, byte[] bytes, List<Integer> beginnings) {
        @Override
        public String toString() {
            return name;
        }

        long behind(int from) {
            return beginnings.stream().filter(at -> at >= from).count();
        }
    }

    private static Form pcap(String name, Capture capture, ByteOrder order, boolean nanoseconds) {
        List<Integer> beginnings = new ArrayList<>();
        int at = 24;
        for (Capture.Packet packet : capture.packets()) {
            beginnings.add(at);
            at += 16 + packet.bytes().length;
        }
        return new Form(name, capture.pcap(order, nanoseconds), beginnings);
    }

    private static Form pcapng(String name, Capture capture, ByteOrder order) {
        List<Integer> beginnings = new ArrayList<>();
        byte[] bytes = capture.pcapng(order, 9);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(order);
        for (int at = 0; at < bytes.length; at += in.getInt(at + 4)) {
            if (in.getInt(at) == 6) {
                beginnings.add(at);
            }
        }
        return new Form(name, bytes, beginnings);
    }

    static List<Form> smallFiles() {
        return List.of(pcap("little-endian", FEW, ByteOrder.LITTLE_ENDIAN, false),
                pcap("big-endian, nanoseconds", FEW, ByteOrder.BIG_ENDIAN, true),
                pcapng("pcapng", FEW, ByteOrder.LITTLE_ENDIAN),
                pcapng("pcapng, big-endian", FEW, ByteOrder.BIG_ENDIAN));
    }

    static List<Form> largeFiles() {
        return List.of(pcap("little-endian", STORM, ByteOrder.LITTLE_ENDIAN, false),
                pcap("big-endian, nanoseconds", STORM, ByteOrder.BIG_ENDIAN, true),
                pcapng("pcapng", STORM, ByteOrder.LITTLE_ENDIAN));
    }

    @ParameterizedTest
    @MethodSource("smallFiles")
    void behindEveryByteTheNextPacketIsFound(Form form) {
        int until = form.beginnings().get(2);
        for (int from = until; from < form.bytes().length; from++) {
            FileRead file = read(form.bytes(), until, from);
            long behind = form.behind(from);

            assertThat(file.packets()).as("from byte %d", from).isEqualTo(2 + behind);
            assertThat(file.gap()).contains(new Gap(until, from));
            assertThat(file.trouble().orElse("")).as("from byte %d", from).isEqualTo(behind > 0
                    ? ""
                    : "Where packets begin again behind the part that was left out could not be found.");
        }
    }

    @ParameterizedTest
    @MethodSource("smallFiles")
    void aCutInsideOfAPacketLosesThatPacketAndIsNoDamage(Form form) {
        int until = form.beginnings().get(3) + 21;
        FileRead file = read(form.bytes(), until, form.beginnings().get(6));

        assertThat(file.packets()).isEqualTo(3 + 6);
        assertThat(file.trouble()).isEmpty();
        assertThat(file.gap()).contains(new Gap(form.beginnings().get(3), form.beginnings().get(6)));
        assertThat(file.read()).isEqualTo(form.bytes().length - form.beginnings().get(6) + form.beginnings().get(3));
    }

    @ParameterizedTest
    @MethodSource("largeFiles")
    void packetsOfManySizesAreFoundAnywhereInALongFile(Form form) {
        SplittableRandom random = new SplittableRandom(7);
        int until = form.beginnings().get(20);
        for (int number = 0; number < 150; number++) {
            int from = random.nextInt(until, form.beginnings().getLast());
            assertThat(read(form.bytes(), until, from).packets()).as("from byte %d", from)
                    .isEqualTo(20 + form.behind(from));
        }
    }

    @Test
    void aCaptureInsideOfAPacketIsNotTakenForTheFile() {
        byte[] inner = Frame.join(FEW.pcap(ByteOrder.LITTLE_ENDIAN, false), new byte[7]);
        Capture outer = Capture.ethernet().tcp(0, true, 1, 1, Frame.ACK, 10);
        for (int number = 0; number < 9; number++) {
            outer.at(0.1 + number, Frame.ip(Capture.CLIENT, Capture.SERVER, 6,
                    Frame.tcp(40_000, 443, 11 + number * inner.length, 1, Frame.ACK, 64_000, inner)));
        }
        Form form = pcap("nested", outer, ByteOrder.LITTLE_ENDIAN, false);
        for (int from = form.beginnings().get(1); from < form.beginnings().get(3); from++) {
            assertThat(read(form.bytes(), form.beginnings().get(1), from).packets()).as("from byte %d", from)
                    .isEqualTo(1 + form.behind(from));
        }
    }

    @Test
    void damageBeforeTheGapIsToldAndTheEndIsReadNevertheless() {
        Form form = smallFiles().getFirst();
        byte[] damaged = form.bytes().clone();
        Arrays.fill(damaged, form.beginnings().get(1), form.beginnings().get(1) + 16, (byte) 0xff);
        FileRead file = read(damaged, form.beginnings().get(4), form.beginnings().get(8));

        assertThat(file.packets()).isEqualTo(1 + 4);
        assertThat(file.trouble().orElse("")).contains("the file is damaged at this byte");
    }

    @Test
    void whatIsNoCaptureIsNotReadOn() {
        FileRead file = read(new byte[1000], 100, 900);

        assertThat(file.gap()).isEmpty();
        assertThat(file.trouble().orElse("")).startsWith("The file is neither pcap nor pcapng");
    }

    @Test
    void nothingIsMadeOfTheGap() {
        Capture capture = Capture.ethernet().tcp(0, true, 0, 0, Frame.SYN, 0)
                .tcp(0.1, false, 0, 1, Frame.SYN | Frame.ACK, 0)
                .tcp(0.2, true, 1, 1, Frame.ACK, 1000);
        int until = capture.pcap().length;
        // Left out: the sequence numbers go round, an answer to a SYN, one to a lookup.
        capture.at(9.9, Frame.ip(Capture.CLIENT, Capture.SERVER, 6, Frame.tcp(41_000, 443, 5, 0, Frame.SYN, 0)));
        Capture late = Capture.ethernet();
        capture.packets().forEach(packet -> late.at((packet.time() - Capture.START) / 1e9, packet.bytes()));
        late.tcp(50, true, 1, 900, Frame.ACK, 1000).tcp(52, true, 1001, 900, Frame.ACK, 1000);
        Facts facts = summary(late.pcap(), until, until + 16 + 54).facts();

        assertThat(facts.all().packets()).isEqualTo(5);
        assertThat(facts.tcp().trouble().retransmissions()).isZero();
        assertThat(facts.tcp().outOfOrder()).isZero();
        assertThat(facts.gaps()).hasSize(1);
        assertThat(facts.gaps().getFirst().length()).isEqualTo(Duration.ofMillis(49_800));
        assertThat(facts.watched()).isEqualTo(Duration.ofMillis(2_200));
        assertThat(facts.newPeers()).isEmpty();
    }

    @Test
    void aSynOrALookupThatWaitsWhenTheGapBeginsIsNotUnanswered() {
        Capture head = Capture.ethernet()
                .at(0, Frame.ip(Capture.CLIENT, Capture.SERVER, 6, Frame.tcp(41_000, 443, 5, 0, Frame.SYN, 0)))
                .at(0.1, lookup(1)).at(5, Frame.ip(Capture.CLIENT, Capture.SERVER, 6,
                        Frame.tcp(41_001, 443, 5, 0, Frame.SYN, 0)))
                .at(5.1, lookup(2)).at(5.2, Frame.ip(Capture.CLIENT, Capture.SERVER, 17, Frame.udp(1, 2, new byte[4])));
        int until = head.pcap().length;
        head.at(60, Frame.ip(Capture.CLIENT, Capture.SERVER, 17, Frame.udp(1, 2, new byte[4])));
        Facts facts = summary(head.pcap(), until, until).facts();

        assertThat(facts.tcp().trouble().unanswered()).isEqualTo(1);
        assertThat(facts.tcp().trouble().attempts()).isEqualTo(2);
        assertThat(facts.dns().failed()).isEqualTo(1);
    }

    private static byte[] lookup(int id) {
        return Frame.ip(Capture.CLIENT, Capture.SERVER, 17,
                Frame.udp(4000 + id, 53, Frame.dns(id, 0x0100, "a.example")));
    }

    @Test
    void theSentenceAndThePageTellRatesOfTheTimeThatWasRead() {
        byte[] file = SummaryTest.file(TrafficStory.EXFILTRATION);
        Summary whole = Capture.summary(file, Options.DEFAULT);
        Summary ends = summary(file, file.length * 3 / 10, file.length * 7 / 10);

        assertThat(whole.sentence()).contains(" in 30 s)");
        assertThat(ends.sentence()).contains("203.0.113.77:443").doesNotContain(" in 30 s)");
        assertThat(Report.html(ends, Context.titled("night"))).contains("Without bytes ", ">not read<", " of it read");
        assertThat(Report.html(whole, Context.titled("night"))).doesNotContain("not read", " of it read");
    }

    @Test
    void aGapOfOneMachineIsNoneWhenAnotherOneWasReadMeanwhile() {
        byte[] file = FEW.pcap();
        Source cut = Source.bytes("a.cap", file, 24 + 16 + 100, file.length - 300);
        Facts facts = Evidence.summarise(List.of(cut, Source.bytes("b.cap", file)), Options.DEFAULT).facts();

        assertThat(facts.files().getFirst().gap()).isPresent();
        assertThat(facts.gaps()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bothEndsTogetherAreTheWholeWhenNothingIsBetween(TrafficStory story) {
        byte[] file = SummaryTest.file(story);
        int middle = Capture.of(file).packets().stream().limit(500).mapToInt(packet -> 16 + packet.bytes().length).sum()
                + 24;
        Facts whole = Capture.summary(file, Options.DEFAULT).facts();
        Facts halves = summary(file, middle, middle).facts();

        assertThat(halves.all()).isEqualTo(whole.all());
        assertThat(halves.conversationCount()).isEqualTo(whole.conversationCount());
        assertThat(halves.timeline()).isEqualTo(whole.timeline());
    }

    @Test
    void neverThrowsAndNeverHangsWhateverIsBehindTheGap() {
        SplittableRandom random = new SplittableRandom(20_260_302);
        List<Form> forms = smallFiles();
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int number = 0; number < 3000; number++) {
                byte[] file = forms.get(random.nextInt(forms.size())).bytes().clone();
                for (int change = random.nextInt(12); change > 0; change--) {
                    int at = random.nextInt(file.length);
                    int from = random.nextInt(file.length);
                    System.arraycopy(file, from, file, at,
                            Math.min(random.nextInt(200), file.length - Math.max(from, at)));
                }
                int until = random.nextInt(file.length + 1);
                Summary once = summary(file, until, random.nextInt(until, file.length + 1));
                assertThat(once.sentence()).isNotEmpty();
            }
        });
    }

    @Test
    void theSameBytesGiveTheSameSummary() {
        byte[] file = SummaryTest.file(TrafficStory.PORT_SCAN);
        assertThat(summary(file, 1000, file.length / 2)).isEqualTo(summary(file, 1000, file.length / 2));
    }

    private static FileRead read(byte[] file, int until, int from) {
        return summary(file, until, from).facts().files().getFirst();
    }

    private static Summary summary(byte[] file, int until, int from) {
        return Evidence.summarise(List.of(Source.bytes("test.pcap", file, until, from)), Options.DEFAULT);
    }
}
