package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test vectors of FIPS 180-2 and its companions. */
class HashTest {
    @ParameterizedTest
    @CsvSource({"abc, 16, ba7816bf8f01cfea", "abc, 8, ba7816bf", "'', 8, e3b0c442"})
    void isTheBeginningOfTheSha256(String text, int digits, String hex) {
        assertThat(Hash.hex(text, digits)).isEqualTo(hex);
    }
}
