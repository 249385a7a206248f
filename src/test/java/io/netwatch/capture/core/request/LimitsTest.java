package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Every order is bounded, and what the spec leaves open has the documented default. */
class LimitsTest {

    @Test
    void aSpecWithoutLimitsIsBoundedAllTheSame() {
        assertThat(of("{}")).isEqualTo(new Limits.Classic(300, 1_073_741_824L));
    }

    @Test
    void classicLimitsAreTakenOver() {
        assertThat(of("{timeLimitSeconds: 60, totalBytes: 5}")).isEqualTo(new Limits.Classic(60, 5));
    }

    @Test
    void anEmptyRingBufferIsOneWithAzuresDefaults() {
        assertThat(of("{ringBuffer: {}}")).isEqualTo(new Limits.RingBuffer(10, 104_857_600L, 86_400));
    }

    @Test
    void aRingBuffersLimitsAreTakenOver() {
        assertThat(of("{ringBuffer: {fileCount: 2, fileSizeBytes: 1000, sessionTimeLimitSeconds: 60}}"))
                .isEqualTo(new Limits.RingBuffer(2, 1000, 60));
    }

    @Test
    void theSessionsOwnLimitSaysWhenItEnds() {
        assertThat(of("{timeLimitSeconds: 60}").longest()).isEqualTo(Duration.ofSeconds(60));
        assertThat(of("{ringBuffer: {}}").longest()).isEqualTo(Duration.ofDays(1));
    }

    private static Limits of(String tweak) {
        return Limits.of(Specs.with(tweak));
    }
}
