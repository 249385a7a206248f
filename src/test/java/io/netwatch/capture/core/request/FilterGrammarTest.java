package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** One value, one range a-b, or a list a;b;c: everything else would cost the evidence. */
class FilterGrammarTest {
    private static final String FIELD = "spec.filters[0].x";

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"1", "443", "65535", "80-90", "80-80", "80;443", "1;2;3;4"})
    void portsThatAzureUnderstands(String text) {
        assertThat(FilterGrammar.port(FIELD, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0          | is not a port", "65536      | is not a port",
            "100000     | is not a port", "http       | is not a port", "'80,443'   | is not a port",
            "80;        | is not a port", "80;;90     | is not a port", "-80        | is not a port",
            "80-        | is not a port", "' 80'      | is not a port", "80 - 90    | is not a port",
            "+80        | is not a port", "٨٠         | is not a port", "*          | is not a port",
            "90-80      | is a reversed range", "80-90-100  | is not one range",
            "80-90;443  | mixes a list and a range", "1-2;4-5    | mixes a list and a range",
            "1-65536    | is not a port", "0-80       | is not a port"})
    void portsThatItWouldSwallow(String text, String clause) {
        assertThat(FilterGrammar.port(FIELD, text)).hasValueSatisfying(problem -> {
            assertThat(problem.field()).isEqualTo(FIELD);
            assertThat(problem.clause()).startsWith("\"" + text + "\"").contains(clause);
        });
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"10.0.0.1", "0.0.0.0", "255.255.255.255", "10.0.0.1-10.0.0.9", "10.0.0.1;10.1.0.1", "::1",
            "2001:db8::7", "2001:DB8::1-2001:db8::ff", "::1;10.0.0.1", "::ffff:10.0.0.1"})
    void addressesThatAzureUnderstands(String text) {
        assertThat(FilterGrammar.address(FIELD, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"10.0.0.256          | is not an IP address",
            "10.0.0.0/8          | is not an IP address", "10.0.0.*            | is not an IP address",
            "10.1                | is not an IP address", "80                  | is not an IP address",
            "010.0.0.1           | is not an IP address", "shop.example        | is not an IP address",
            "localhost           | is not an IP address", "10.0.0.1,10.0.0.2   | is not an IP address",
            "10.0.0.1;           | is not an IP address", "'10.0.0.1 '         | is not an IP address",
            "fe80::1%eth0        | is not an IP address", "[::1]               | is not an IP address",
            "10.0.0.9-10.0.0.1   | is a reversed range", "::9-::1             | is a reversed range",
            "10.0.0.1-::1        | mixes IPv4 and IPv6", "::1-10.0.0.1        | mixes IPv4 and IPv6",
            "10.0.0.1-10.0.0.2-3 | is not one range", "10.0.0.1-10.0.0.2;::1 | mixes a list and a range"})
    void addressesThatItWouldSwallow(String text, String clause) {
        assertThat(FilterGrammar.address(FIELD, text)).hasValueSatisfying(problem -> {
            assertThat(problem.field()).isEqualTo(FIELD);
            assertThat(problem.clause()).startsWith("\"" + text + "\"").contains(clause);
        });
    }
}
