package io.netwatch.capture.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.evidence.summary.Address;
import io.netwatch.capture.evidence.summary.Facts;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.capture.evidence.summary.Timeline.Bar;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One stream of packets in many files is the same stream, wherever it was cut and in whatever order its files are given. */
class RotatedFilesTest {
    private static final Options TARGET = Options.DEFAULT
            .withAddresses(List.of(Address.parse("10.0.0.4").orElseThrow()));

    @ParameterizedTest
    @EnumSource
    void countTheSameAsOneFileWhereverTheyWereCut(TrafficStory story) {
        byte[] file = SummaryTest.file(story);
        Capture capture = Capture.of(file);
        Facts whole = Capture.summary(file, TARGET).facts();
        for (long seed = 0; seed < 20; seed++) {
            List<Source> pieces = Pieces.of(capture, 2 + (int) seed, seed);
            Facts facts = facts(Pieces.shuffled(pieces, seed), TARGET);

            assertThat(facts).as("seed %d", seed).usingRecursiveComparison().ignoringFields("files").isEqualTo(whole);
            assertThat(facts.files()).extracting(FileRead::name)
                    .isEqualTo(pieces.stream().map(Source::name).toList());
            assertThat(facts.files().stream().mapToLong(FileRead::packets).sum()).isEqualTo(whole.all().packets());
        }
    }

    @ParameterizedTest
    @EnumSource
    void guessTheSameTargetAndTellTheSameStory(TrafficStory story) {
        byte[] file = SummaryTest.file(story);
        Summary summary = Evidence.summarise(InTime.of(Pieces.shuffled(Pieces.of(Capture.of(file), 7, 99), 99)),
                Options.DEFAULT);

        assertThat(summary.facts().target()).isEqualTo(Capture.summary(file, Options.DEFAULT).facts().target());
        assertThat(summary.sentence()).isEqualTo(Capture.summary(file, Options.DEFAULT).sentence());
    }

    @Test
    void aMissingOneInTheMiddleTakesItsPacketsOnly() {
        Capture capture = Capture.of(SummaryTest.file(TrafficStory.NORMAL));
        List<Source> pieces = new ArrayList<>(Pieces.of(capture, 5, 3));
        Facts whole = facts(pieces, TARGET);
        pieces.remove(2);
        Facts facts = facts(pieces, TARGET);

        assertThat(facts.all().packets()).isEqualTo(whole.all().packets() - whole.files().get(2).packets());
        assertThat(facts.period()).isEqualTo(whole.period());
        assertThat(facts.tcp().trouble().retransmissions()).isZero();
    }

    @Test
    void oneThatWasLeftOutIsAGapThatNothingIsMadeOf() {
        Capture capture = Capture.of(SummaryTest.file(TrafficStory.EXFILTRATION));
        List<Source> pieces = new ArrayList<>(Pieces.of(capture, 5, 3));
        Facts whole = facts(pieces, TARGET);
        pieces.set(2, Source.leftOut("third"));
        Facts facts = Evidence.summarise(pieces, TARGET).facts();

        assertThat(facts.all().packets()).isEqualTo(whole.all().packets() - whole.files().get(2).packets());
        assertThat(facts.files().get(2)).isEqualTo(new FileRead("third", "", 0, 0,
                Optional.of("It was left out."), Optional.empty()));
        assertThat(facts.gaps()).hasSize(1);
        assertThat(facts.watched()).isLessThan(whole.watched());
        assertThat(facts.tcp().trouble().retransmissions()).isZero();
    }

    @Test
    void thoseThatWereLeftOutAtTheEndsAreNoGaps() {
        List<Source> pieces = new ArrayList<>(
                Pieces.of(Capture.of(SummaryTest.file(TrafficStory.NORMAL)), 4, 8));
        pieces.set(0, Source.leftOut("first"));
        pieces.set(3, Source.leftOut("last"));

        assertThat(Evidence.summarise(pieces, TARGET).facts().gaps()).isEmpty();
    }

    @Test
    void aBrokenLastOneGivesWhatCouldBeRead() throws IOException {
        Capture capture = Capture.of(SummaryTest.file(TrafficStory.NORMAL));
        List<Source> pieces = new ArrayList<>(Pieces.of(capture, 3, 5));
        Facts whole = facts(pieces, TARGET);
        byte[] last = Channels.newInputStream(pieces.get(2).opener().open()).readAllBytes();
        pieces.set(2, Source.bytes("broken", Arrays.copyOf(last, last.length - 5)));
        Facts facts = facts(pieces, TARGET);

        assertThat(facts.all().packets()).isEqualTo(whole.all().packets() - 1);
        assertThat(facts.files().getLast().trouble()).hasValueSatisfying(
                trouble -> assertThat(trouble).contains("ends inside of a packet"));
    }

    @Test
    void whatTellsNoTimeComesLast() {
        List<Source> files = List.of(Source.bytes("empty", Capture.ethernet().pcap()),
                Source.bytes("none", new byte[9]),
                Source.bytes("late", Capture.ethernet().tcp(9, true, 1, 1, Frame.ACK, 5).pcap()),
                Source.bytes("early", Capture.ethernet().tcp(1, true, 1, 1, Frame.ACK, 5).pcap()));

        assertThat(InTime.of(files)).extracting(Source::name).containsExactly("early", "late", "empty", "none");
    }

    @Test
    void theBarsReachOverAllOfThem() {
        Facts facts = facts(Pieces.of(Capture.of(SummaryTest.file(TrafficStory.EXFILTRATION)), 9, 1), TARGET);

        assertThat(facts.timeline().bars()).hasSizeBetween(25, 50);
        assertThat(facts.timeline().bars().stream().mapToLong(Bar::bytes).sum()).isEqualTo(facts.all().bytes());
    }

    private static Facts facts(List<Source> files, Options options) {
        return Evidence.summarise(InTime.of(files), options).facts();
    }
}
