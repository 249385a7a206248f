package io.netwatch.capture.evidence.tally;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.evidence.summary.Timeline;
import io.netwatch.capture.evidence.summary.Timeline.Bar;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FineTimelineTest {
    private static final long START = 1_772_330_580_250_000_000L;

    @ParameterizedTest
    @CsvSource({"PT0.00004S,0.000001", "PT0.9S,0.02", "PT30S,1", "PT5M,10", "PT1H,120", "PT24H,1800", "P9D,21600",
            "PT0S,0.000001"})
    void choosesAWidthThatPeopleCanRead(Duration length, double seconds) {
        FineTimeline timeline = new FineTimeline();
        for (int step = 0; step <= 1000; step++) {
            timeline.add(START + length.toNanos() / 1000 * step, 10, FineTimeline.OUT);
        }
        Timeline bars = timeline.bars();

        assertThat(bars.widthNanoseconds() / 1e9).isEqualTo(seconds);
        assertThat(bars.bars()).hasSizeLessThanOrEqualTo(50);
        assertThat(bars.bars().stream().mapToLong(Bar::bytesOut).sum()).isEqualTo(10_010);
        assertThat(bars.start()).isBeforeOrEqualTo(Rows.instant(START))
                .isAfter(Rows.instant(START - bars.widthNanoseconds()));
    }

    @Test
    void losesNothingInWhateverOrderAndAtWhateverTime() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 500; round++) {
            FineTimeline timeline = new FineTimeline();
            long range = 1L << random.nextInt(10, 62);
            long start = random.nextLong(8_000_000_000_000_000_000L);
            for (int packet = 0; packet < 200; packet++) {
                long time = Math.min(8_000_000_000_000_000_000L, start + random.nextLong(range) / (packet + 1));
                timeline.add(Math.max(0, time), packet, random.nextInt(3));
            }
            Timeline bars = timeline.bars();
            assertThat(bars.bars()).hasSizeBetween(1, 50);
            assertThat(bars.bars().stream().mapToLong(Bar::bytes).sum()).isEqualTo(199 * 200 / 2);
            assertThat(bars.bars().stream().mapToLong(Bar::packets).sum()).isEqualTo(200);
        }
    }

    @Test
    void putsBytesWhereTheyBelong() {
        FineTimeline timeline = new FineTimeline();
        timeline.add(START + 20_000_000_000L, 7, FineTimeline.IN);
        timeline.add(START, 5, FineTimeline.OUT);
        timeline.add(START + 29_000_000_000L, 3, FineTimeline.OTHER);
        Timeline bars = timeline.bars();

        assertThat(bars.start()).isEqualTo(Instant.parse("2026-03-01T02:03:00Z"));
        assertThat(bars.bars()).hasSize(30);
        assertThat(bars.bars().getFirst()).isEqualTo(new Bar(1, 5, 0, 0));
        assertThat(bars.bars().get(20)).isEqualTo(new Bar(1, 0, 7, 0));
        assertThat(bars.bars().get(29)).isEqualTo(new Bar(1, 0, 0, 3));
    }
}
