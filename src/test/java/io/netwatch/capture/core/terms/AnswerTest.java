package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.terms.Answer.Failed;
import io.netwatch.capture.core.terms.Answer.NotBefore;
import io.netwatch.capture.core.terms.Answer.Ok;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What Azure said stays what it said when its value is turned into another one. */
class AnswerTest {
    private static final Instant LATER = Instant.parse("2026-03-01T02:00:30Z");

    @Test
    void onlyTheValueIsTurned() {
        ArmFailure failure = ArmFailure.refused(409, "Conflict", "No.");

        assertThat(new Ok<>(7).map(String::valueOf)).isEqualTo(new Ok<>("7"));
        assertThat(new NotBefore<Integer>(LATER, true).map(String::valueOf)).isEqualTo(new NotBefore<>(LATER, true));
        assertThat(new NotBefore<Integer>(LATER, false).map(String::valueOf)).isEqualTo(new NotBefore<>(LATER, false));
        assertThat(new Failed<Integer>(failure).map(String::valueOf)).isEqualTo(new Failed<>(failure));
    }

    @Test
    void aSecretPrintsAsStars() {
        assertThat(new Confidential("hunter2")).hasToString("***").isEqualTo(new Confidential("hunter2"));
    }
}
