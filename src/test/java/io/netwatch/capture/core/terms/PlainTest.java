package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from outside is data. */
class PlainTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u0000", "\u001b", "\u007f", "\u0085", "\u200b", "\u200f", "\u202e",
            "\u2066", "\u2028", "\u2029", "\ufeff", "\ue000", "\ud800"})
    void controlAndDirectionCharactersAreRemoved(String bad) {
        assertThat(Plain.text("good" + bad + "text", 99)).isEqualTo("goodtext");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPU > 90 %", "<b>&amp;</b>", "Größe", "東京", "😀", ""})
    void everythingElseStays(String text) {
        assertThat(Plain.text(text, 99)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"12345, 5, 12345", "123456, 5, 1234…", "123456, 1, …"})
    void longTextIsCutAndSaysSo(String text, int limit, String cut) {
        assertThat(Plain.text(text, limit)).isEqualTo(cut);
    }

    @Test
    void aCutNeverLeavesHalfACharacter() {
        assertThat(Plain.text("ab😀cdef", 4)).isEqualTo("ab…");
    }
}
