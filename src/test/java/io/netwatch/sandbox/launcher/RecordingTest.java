package io.netwatch.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.InTime;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.summary.FileRead;
import io.netwatch.capture.evidence.summary.Mark;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.sandbox.azure.CaptureTraffic.Piece;
import io.netwatch.sandbox.azure.CaptureTraffic.Window;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a flight recorder's ring buffer holds in the sandbox: real rotation, and a past. */
class RecordingTest {
    private static final Instant FROM = Instant.parse("2026-03-01T01:50:00.300Z");
    private static final Instant LEAK = Instant.parse("2026-03-01T02:01:40Z");
    private static final Instant ALERT = LEAK.plusSeconds(90);
    private static final Instant FROZEN = ALERT.plusSeconds(30);
    private static final int FILE = 200_000;

    private final SyntheticTraffic traffic = new SyntheticTraffic(Map.of());

    @Test
    void aFileNeverExceedsItsSizeAndIsAWholeCapture() {
        List<Piece> pieces = recorded(FROZEN, 100, FILE);

        assertThat(pieces).hasSizeGreaterThan(10).allSatisfy(piece -> {
            assertThat(piece.bytes().length).isLessThanOrEqualTo(FILE);
            assertThat(summary(List.of(piece), ALERT).facts().files().getFirst().trouble()).isEmpty();
        });
        assertThat(pieces.subList(0, pieces.size() - 1)).allSatisfy(piece -> {
            assertThat(piece.full()).isTrue();
            assertThat(piece.bytes().length).isGreaterThan(FILE - 16 - 96);
        });
        assertThat(pieces).extracting(Piece::number).first().isEqualTo(1);
    }

    @Test
    void noPacketIsLostBetweenTwoFiles() {
        Summary rotated = summary(recorded(FROZEN, 10_000, FILE), ALERT);
        Summary whole = summary(recorded(FROZEN, 1, Integer.MAX_VALUE), ALERT);

        assertThat(rotated.facts()).usingRecursiveComparison().ignoringFields("files").isEqualTo(whole.facts());
        assertThat(rotated.sentence()).isEqualTo(whole.sentence());
    }

    @Test
    void theOldestGoAndWhatIsThereStaysAsItIs() {
        List<Piece> all = recorded(FROZEN, 10_000, FILE);
        List<Piece> kept = recorded(FROZEN, 4, FILE);
        List<Piece> earlier = recorded(FROZEN.minusSeconds(5), 10_000, FILE);

        assertThat(kept).usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(all.subList(all.size() - 4, all.size()));
        assertThat(earlier.subList(0, earlier.size() - 1)).usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(all.subList(0, earlier.size() - 1));
    }

    @Test
    void theRecordingHoldsTheFirstPacketOfWhatTheAlertIsAbout() {
        Summary summary = summary(recorded(FROZEN, 100, FILE), ALERT);

        assertThat(summary.sentence()).matches("From 02:01:40 UTC on \\(90 s before the alert\\) \\d+ times the usual"
                + " rate, most of it to 203\\.0\\.113\\.77:443, one of .* new peers\\. .*");
        assertThat(summary.facts().mark().flatMap(Mark::turn).orElseThrow().at()).isEqualTo(LEAK);
    }

    @Test
    void aCaptureThatTheAlertOrdersHasMissedIt() {
        traffic.begin("vm", TrafficStory.LASTING_EXFILTRATION, LEAK);
        byte[] late = traffic.file(window(ALERT.plusSeconds(2), ALERT.plusSeconds(60), Integer.MAX_VALUE));
        Summary summary = Evidence.summarise(List.of(Source.bytes("late.cap", late)),
                Options.DEFAULT.withMark(Optional.of(ALERT)));

        assertThat(summary.facts().mark()).isEmpty();
        assertThat(summary.sentence()).contains("203.0.113.77:443");
    }

    /** Frozen at this moment; the machine has begun to leak 90 s before the alert. */
    private List<Piece> recorded(Instant until, int fileCount, int fileSize) {
        traffic.begin("vm", TrafficStory.LASTING_EXFILTRATION, LEAK);
        return traffic.rotated(window(FROM, FROM.plusSeconds(86_400), fileSize), until, fileCount).orElseThrow();
    }

    private static Window window(Instant from, Instant to, long bytes) {
        return new Window("vm", "10.0.0.4", from, to, 4_000, 96, bytes, List.of());
    }

    private static Summary summary(List<Piece> pieces, Instant mark) {
        Summary summary = Evidence.summarise(
                InTime.of(pieces.stream().map(it -> Source.bytes(it.number() + ".cap", it.bytes())).toList()),
                Options.DEFAULT.withMark(Optional.of(mark)));
        assertThat(summary.facts().files()).extracting(FileRead::format).containsOnly("pcap");
        return summary;
    }
}
