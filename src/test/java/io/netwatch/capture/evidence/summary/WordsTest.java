package io.netwatch.capture.evidence.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 KiB", "1023,1.0 KiB", "1932735283,1.8 GiB", "17825792,17 MiB",
            "1047527424,999 MiB", "1048471592,1.0 GiB", "9223372036854775807,8.0 EiB"})
    void bytesHaveThreeDigitsAtMost(long bytes, String words) {
        assertThat(Units.bytes(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"91,100,91 %", "1,1000000,0.1 %", "999999,1000000,99.9 %", "1,1,100 %", "0,5,0 %", "3,0,0 %",
            "3,50,6.0 %"})
    void percentagesNeverSayAllOrNothingWhenItIsNot(long part, long whole, String words) {
        assertThat(Units.percent(part, whole)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0 µs", "PT0.000012S,12 µs", "PT0.012S,12 ms", "PT0.5S,0.5 s", "PT30S,30 s", "PT5M,5 min",
            "PT26H,26.0 h"})
    void durationsSuitTheirSize(Duration duration, String words) {
        assertThat(Units.duration(duration)).isEqualTo(words);
    }

    @Test
    void sentencesAreCutBetweenCharacters() {
        String fitted = Units.fit("ä𝄞".repeat(200), 512);

        assertThat(fitted.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(500, 512);
        assertThat(fitted).endsWith("…").doesNotContain("\ufffd");
        assertThat(Units.fit("short", 512)).isEqualTo("short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.4", "255.255.255.255", "0.0.0.0", "2001:db8::1", "::", "::1", "1::",
            "fe80::1:0:0:1",
            "2001:db8:0:1:1:1:1:1", "1:2:3:4:5:6:7:8", "::2:0:0:0:1", "0:0:1::"})
    void addressesAreWrittenAsTheRfcWants(String text) {
        assertThat(Address.parse(text).orElseThrow()).hasToString(text);
    }

    @Test
    void addressesAreNeverLookedUp() {
        assertThat(Address.parse("localhost")).isEmpty();
        assertThat(Address.parse("")).isEmpty();
        assertThat(Address.parse("10.0.0")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.4,true,true", "172.31.0.1,true,true", "172.32.0.1,true,false", "8.8.8.8,true,false",
            "224.0.0.1,false,false", "255.255.255.255,false,false", "169.254.169.254,false,false",
            "fe80::1,false,false",
            "ff02::1,false,false", "fd00::1,true,true", "2001:db8::,true,false", "::,false,false"})
    void addressesTellWhatTheyAreFor(String text, boolean ofOneMachine, boolean ofAPrivateNetwork) {
        Address address = Address.parse(text).orElseThrow();

        assertThat(address.isOfOneMachine()).isEqualTo(ofOneMachine);
        assertThat(address.isPrivate()).isEqualTo(ofAPrivateNetwork);
    }

    @Test
    void textFromOutsideLosesWhatIsNotText() {
        assertThat(Clean.text("a\u001b[1mb\u0000\r\n\u202ec\u200dd\ud800e\ue000", 100)).isEqualTo("a[1mbcde");
        assertThat(Clean.text("x".repeat(20), 10)).isEqualTo("xxxxxxxxx…");
        assertThat(Clean.text("𝄞".repeat(20), 10)).isEqualTo("𝄞𝄞𝄞𝄞…");
        assertThat(Clean.lines("a\r\nb\u202e\nc", 100)).isEqualTo("a\nb\nc\n");
    }
}
