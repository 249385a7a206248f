package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The moments at which a running capture is asked. */
class QueryScheduleTest {
    private static final Duration FIVE_HOURS = Duration.ofHours(5);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Test
    void pausesDoubleUpToAQuarterOfAnHour() {
        assertThat(moments(FIVE_HOURS).limit(11)).containsExactly(2L, 6L, 14L, 30L, 62L, 126L, 254L, 510L, 1022L, 1922L,
                2822L);
    }

    @Test
    void aShortCaptureIsAskedFourTimes() {
        assertThat(moments(Duration.ofSeconds(30))).containsExactly(2L, 6L, 14L, 33L);
    }

    @Test
    void fiveHoursTakeTwentyEightQuestions() {
        List<Long> all = moments(FIVE_HOURS).toList();
        assertThat(all).hasSize(28).endsWith(17_222L, 18_003L);
    }

    @Test
    void anEarlyEndIsSeenWithinAboutTheTimeAlreadyRunOrAQuarterOfAnHour() {
        for (long ran = 2; ran < FIVE_HOURS.toSeconds(); ran++) {
            Duration pause = Duration.between(sec(ran), QuerySchedule.next(sec(0), FIVE_HOURS, sec(ran)));
            assertThat(pause).as("after %d s", ran).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(ran + 2))
                    .isLessThanOrEqualTo(QUARTER.plusSeconds(3));
        }
    }

    @Test
    void theScheduleDoesNotDependOnWhoAskedLast() {
        for (long now = 30; now < 62; now++) {
            assertThat(QuerySchedule.next(sec(0), FIVE_HOURS, sec(now).plusMillis(7))).isEqualTo(sec(62));
        }
    }

    @Test
    void aClockBehindAzuresStillMovesOn() {
        assertThat(QuerySchedule.next(sec(1000), FIVE_HOURS, sec(0))).isEqualTo(sec(2));
    }

    /** Seconds after the start, each asked at the one before, up to the first one after the limit. */
    private static Stream<Long> moments(Duration limit) {
        Instant start = sec(0);
        return Stream.iterate(QuerySchedule.next(start, limit, start), last -> QuerySchedule.next(start, limit, last))
                .map(at -> Duration.between(start, at).toSeconds()).limit(28)
                .takeWhile(second -> second <= limit.toSeconds() + 3);
    }
}
