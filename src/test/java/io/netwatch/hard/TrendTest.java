package io.netwatch.hard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void burstsAreNoGrowthHoweverManyThereAreAtTheEnd() {
        Trend files = of(170, 171, 194, 213, 170, 194, 170, 170, 194, 213, 194, 170);
        assertThat(files.growth()).isZero();
        assertThat(files.isFlat(4)).isTrue();
    }

    @Test
    void aLeakRaisesTheLowest() {
        Trend threads = Trend
                .of(IntStream.range(0, 40).mapToObj(minute -> 60.0 + minute + (minute % 5 == 3 ? 30 : 0)).toList());
        assertThat(threads.growth()).isEqualTo(10);
        assertThat(threads.isFlat(4)).isFalse();
    }

    @Test
    void oneSampleTellsNothing() {
        assertThat(of(60).growth()).isZero();
    }

    private static Trend of(double... samples) {
        return Trend.of(IntStream.range(0, samples.length).mapToObj(i -> samples[i]).toList());
    }
}
