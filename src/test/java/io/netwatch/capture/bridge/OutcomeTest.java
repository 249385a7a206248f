package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.bridge.Outcome.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One answer for a message, however many alerts are in it. */
class OutcomeTest {
    private static final Line LINE = new Line("egress-till-1", "/t", "egress", "created", "");
    private static final Outcome STORED = Outcome.of(200, "created", "The captures are ordered.").with(List.of(LINE));
    private static final Outcome REFUSED = Outcome.of(422, "refused", "The API server refuses a request.");
    private static final Outcome BUSY = Outcome.unavailable("Send the alert again.");
    private static final Outcome NOTHING = Outcome.of(200, "no-policy", "No policy answers.")
            .ignoring(List.of("Target x is a bare name."));

    @Test
    void whatAsksForAnotherTryCountsMostThenARefusalThenWhatWasStored() {
        assertThat(Outcome.all(List.of(STORED, BUSY, REFUSED)).status()).isEqualTo(503);
        assertThat(Outcome.all(List.of(STORED, REFUSED, NOTHING)).result()).isEqualTo("refused");
        assertThat(Outcome.all(List.of(NOTHING, STORED)).result()).isEqualTo("created");
        assertThat(Outcome.all(List.of(NOTHING)).result()).isEqualTo("no-policy");
    }

    @Test
    void whatStartedNothingIsToldBesideTheRest() {
        Outcome all = Outcome.all(List.of(NOTHING, STORED, NOTHING));

        assertThat(all.requests()).containsExactly(LINE);
        assertThat(all.ignored()).containsExactly("No policy answers.", "Target x is a bare name.");
        assertThat(Outcome.all(List.of(NOTHING)).ignored()).as("it is not told twice")
                .containsExactly("Target x is a bare name.");
        assertThat(Outcome.all(List.of(BUSY, STORED)).ignored()).as("what was stored is no such thing").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, true", "408, true", "413, true", "200, false", "401, false", "422, false", "503, false"})
    void afterSomeAnswersNobodyKnowsWhereTheNextMessageBegins(int status, boolean unread) {
        assertThat(Outcome.of(status, "x", "X.").leavesTheBodyUnread()).isEqualTo(unread);
    }

    @Test
    void theAnswerIsJsonWithoutEmptyFields() {
        assertThat(new String(STORED.json(), UTF_8)).isEqualTo("{\"result\":\"created\",\"message\":\"The captures are "
                + "ordered.\",\"requests\":[{\"name\":\"egress-till-1\",\"target\":\"/t\",\"policy\":\"egress\",\"result\":\"created\"}]}");
        assertThat(new String(Outcome.handshake("c0de").json(), UTF_8)).isEqualTo("{\"result\":\"handshake\","
                + "\"message\":\"Event Grid may send here.\",\"validationResponse\":\"c0de\"}");
    }
}
