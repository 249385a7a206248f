package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureErrorTest {

    @Test
    void readsResourceManagersShape() {
        assertThat(of("{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"No right.\"}}"))
                .isEqualTo(new AzureError("AuthorizationFailed", "No right."));
    }

    @Test
    void readsAnErrorWithoutItsFrame() {
        assertThat(of("{\"code\":\"NotFound\",\"message\":\"Gone.\"}")).isEqualTo(new AzureError("NotFound", "Gone."));
    }

    @Test
    void takesTheWordsOfADetailWhenThereAreNoOthers() {
        assertThat(
                of("{\"error\":{\"code\":\"X\",\"message\":\"\",\"details\":[{\"message\":\"Detail.\"}]}}").message())
                .isEqualTo("Detail.");
    }

    @Test
    void makesOutsideTextHarmlessAndShort() {
        AzureError error = of(
                "{\"error\":{\"code\":\"A\\u202eB\",\"message\":\"\\u001b[31m%s\"}}".formatted("x".repeat(1999)));

        assertThat(error.code()).isEqualTo("AB");
        assertThat(error.message()).startsWith("[31mx").hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "\"text\"", "[1]", "{\"error\":\"text\"}", "<html><h1>Bad</h1></html>",
            "{"})
    void saysTheStatusWhenTheBodySaysNothing(String body) {
        assertThat(of(body)).isEqualTo(new AzureError("", "Azure answered HTTP 418 without words."));
    }

    private static AzureError of(String body) {
        return AzureError.of(new Reply(418, "", "", body));
    }
}
