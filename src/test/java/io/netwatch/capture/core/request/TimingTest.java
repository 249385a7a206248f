package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void jitterAddsATenthAtMostAndIsTheSameEveryTime() {
        LongStream.range(0, 1000).mapToObj(i -> new UUID(0, i).toString()).forEach(uid -> {
            Instant next = Timing.retry(20, uid, sec(0));
            assertThat(next)
                    .isBetween(sec(0).plus(FIVE_MINUTES), sec(0).plus(FIVE_MINUTES.multipliedBy(11).dividedBy(10)))
                    .isEqualTo(Timing.retry(20, uid, sec(0)));
            assertThat(Timing.recheck(uid, sec(0))).isBetween(sec(600), sec(660));
        });
    }

    @Test
    void jitterSpreadsACrowd() {
        assertThat(
                LongStream.range(0, 1000).mapToObj(i -> Timing.recheck(new UUID(7, i).toString(), sec(0))).distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    void aClockThatIsPutBackMakesNobodyHurry() {
        assertThat(Timing.doubling(sec(300), sec(0), Duration.ofSeconds(15))).isEqualTo(sec(15));
        assertThat(Timing.doubling(sec(300), sec(296), Duration.ofSeconds(15))).isEqualTo(sec(300));
    }

    @Test
    void noNumberOfFailuresOverflows() {
        assertThat(Timing.retry(Integer.MAX_VALUE, Given.UID, sec(0))).isEqualTo(sec(300));
    }
}
