package io.netwatch.sandbox.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ages as kubectl prints them. */
class AgeTest {
    @ParameterizedTest
    @CsvSource({"PT0S,0s", "PT119S,119s", "PT2M,2m", "PT9M59S,9m59s", "PT10M30S,10m", "PT2H59M,179m", "PT3H5M,3h5m",
            "PT8H30M,8h", "PT47H,47h", "PT50H,2d2h", "P9D,9d", "P800D,2y70d", "PT-1S,0s", "PT-5S,<invalid>"})
    void anAgeIsShownWithFewerUnitsTheLongerItIs(Duration age, String shown) {
        assertThat(Age.of(age)).isEqualTo(shown);
    }
}
