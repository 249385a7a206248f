package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final RetryAfter RETRY_AFTER = new RetryAfter(Duration.ofSeconds(1), Duration.ofDays(1));
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void readsSeconds() {
        assertThat(RETRY_AFTER.moment("17", NOW)).contains(Instant.parse("2026-11-24T02:00:17Z"));
    }

    @Test
    void readsAnHttpDate() {
        assertThat(RETRY_AFTER.moment("Tue, 24 Nov 2026 02:05:00 GMT", NOW))
                .contains(Instant.parse("2026-11-24T02:05:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Tue, 24 Nov 2026 01:00:00 GMT"})
    void waitsAtLeastTheShortest(String header) {
        assertThat(RETRY_AFTER.moment(header, NOW)).contains(NOW.plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"999999999999999999", "Fri, 24 Nov 2090 02:00:00 GMT"})
    void waitsAtMostTheLongest(String header) {
        assertThat(RETRY_AFTER.moment(header, NOW)).contains(NOW.plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "99999999999999999999", "Tue, 99 Nov 2026 02:00:00 GMT"})
    void findsNoMomentInAnythingElse(String header) {
        assertThat(RETRY_AFTER.moment(header, NOW)).isEmpty();
    }
}
