package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Azure's first answer says, by its status, its Retry-After and its body. */
class ReplyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final String LOCKED = "{\"error\":{\"code\":\"RetryableErrorDueToAnotherOperation\",\"message\":\"Busy.\"}}";

    @ParameterizedTest
    @CsvSource({"199, false", "200, true", "202, true", "299, true", "300, false", "404, false"})
    void aSuccessIsTwoHundredSomething(int status, boolean success) {
        assertThat(reply(status, "", "").isSuccess()).isEqualTo(success);
    }

    @ParameterizedTest
    @CsvSource({"429, 17", "503, 17", "200, ", "404, ", "500, ", "202, "})
    void onlyWhoIsTurnedAwayIsToldWhenToComeBack(int status, Long seconds) {
        assertThat(reply(status, "17", "").notBefore(NOW))
                .isEqualTo(Optional.ofNullable(seconds).map(NOW::plusSeconds));
    }

    @Test
    void aResourceThatIsBusyPausesThisCallAlone() {
        Reply busy = reply(409, "17", LOCKED);

        assertThat(busy.isBusy()).isTrue();
        assertThat(busy.notBefore(NOW)).contains(NOW.plusSeconds(17));
        assertThat(busy.later(NOW.plusSeconds(17))).isEqualTo(new Answer.Failed<>(
                ArmFailure.refused(409, "RetryableErrorDueToAnotherOperation", "Busy.")
                        .notBefore(NOW.plusSeconds(17))));
        assertThat(reply(200, "17", LOCKED).isBusy()).as("a success is not").isFalse();
        assertThat(reply(409, "17", "").isBusy()).isFalse();
    }

    @Test
    void throttlingComesBeforeTheDeedAndOtherTroublePerhapsAfterIt() {
        assertThat(reply(429, "17", "").later(NOW)).isEqualTo(new Answer.NotBefore<>(NOW, true));
        assertThat(reply(503, "17", "").later(NOW)).isEqualTo(new Answer.NotBefore<>(NOW, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "null", " null "})
    void aBodyMayBeEmptyInSeveralWays(String body) {
        assertThat(reply(202, "", body).isEmpty()).isTrue();
        assertThat(reply(202, "", "{}").isEmpty()).isFalse();
    }

    @Test
    void aSuccessThatCannotBeReadTellsNothingForCertain() {
        Answer<Object> unreadable = new Answer.Failed<>(
                ArmFailure.lost("Azure answered HTTP 200 with a body that cannot be read."));

        assertThat(reply(200, "", "7").<Object>read(Integer::valueOf)).isEqualTo(new Answer.Ok<Object>(7));
        assertThat(reply(200, "", "x").<Object>read(Integer::valueOf)).isEqualTo(unreadable);
        assertThat(reply(200, "", "x").<Object>read(_ -> {
            throw new IOException("torn");
        })).isEqualTo(unreadable);
    }

    @Test
    void aFailureIsToldInAzuresWordsAndNeverRead() {
        assertThat(
                reply(404, "", "{\"error\":{\"code\":\"NotFound\",\"message\":\"Gone.\"}}").<Object>read(body -> body))
                .isEqualTo(new Answer.Failed<>(ArmFailure.refused(404, "NotFound", "Gone.")));
        assertThat(reply(404, "", "").isNotFound()).isTrue();
        assertThat(reply(403, "", "").isNotFound()).isFalse();
    }

    private static Reply reply(int status, String retryAfter, String body) {
        return new Reply(status, retryAfter, "", body);
    }
}
