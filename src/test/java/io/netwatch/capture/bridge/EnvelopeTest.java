package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.http.WritableHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message whose end two servers could see in two places is answered and read no further. */
class EnvelopeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 0", "Content-Length: 262144", "Transfer-Encoding: chunked",
            "Transfer-Encoding: Chunked", "Content-Length: 5; Content-Encoding: identity"})
    void aClearEndIsTaken(String headers) {
        assertThatCode(() -> Envelope.check(headers(headers))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5; Content-Length: 5", "Content-Length: 5; Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked; Transfer-Encoding: chunked", "Content-Length: +5", "Content-Length: -5",
            "Content-Length: 5x", "Content-Length: \u0665", "Content-Length: 1234567890123456789",
            "Transfer-Encoding: gzip", "Transfer-Encoding: identity"})
    void anUnclearEndIsABadRequest(String headers) {
        assertThat(refusal(headers)).isEqualTo(400);
    }

    @Test
    void aCompressedBodyIsNotRead() {
        assertThat(refusal("Content-Length: 5; Content-Encoding: gzip")).isEqualTo(415);
    }

    private static int refusal(String headers) {
        RequestException[] thrown = new RequestException[1];
        assertThatExceptionOfType(RequestException.class).isThrownBy(() -> Envelope.check(headers(headers)))
                .satisfies(e -> thrown[0] = e);
        assertThat(thrown[0].keepAlive()).as("the connection ends with it").isFalse();
        return thrown[0].status().code();
    }

    private static WritableHeaders<?> headers(String text) {
        WritableHeaders<?> headers = WritableHeaders.create();
        for (String header : text.isEmpty() ? new String[0] : text.split("; ", -1)) {
            String[] parts = header.split(": ", 2);
            headers.add(HeaderNames.create(parts[0]), parts[1]);
        }
        return headers;
    }
}
