package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every word we say: a fact, and for whoever is blocked the next step. */
class ReasonTest {
    @ParameterizedTest
    @EnumSource
    void everyFactIsASentence(Reason reason) {
        assertThat(reason.fact()).matches("[A-Z].*\\.").doesNotContain("  ");
    }

    @ParameterizedTest
    @EnumSource
    void everyWordIsCamelCaseAsKubernetesWantsIt(Reason reason) {
        assertThat(reason.word()).matches("[A-Z][A-Za-z]{1,63}");
    }

    @ParameterizedTest
    @EnumSource
    void whoIsBlockedIsToldWhatToDo(Reason reason) {
        if (reason.standing() == Standing.Blocked) {
            assertThat(reason.nextStep()).isNotBlank();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPersonShouldLookAtIsAWarning(Reason reason) {
        boolean bad = reason.standing() == Standing.Blocked || reason.standing() == Standing.Failed;
        boolean doubtful = reason == Reason.EmptyCapture || reason == Reason.PreflightWarning
                || reason == Reason.NewsUndelivered || reason == Reason.RecordingLost;
        assertThat(reason.isWarning()).isEqualTo(bad || doubtful);
    }

    @Test
    void aMessageIsFactThenDetailThenNextStep() {
        assertThat(Reason.InvalidSpec.message("spec.x is 0."))
                .isEqualTo("The spec cannot be ordered. spec.x is 0. Correct the named field.");
        assertThat(Reason.Running.message("")).isEqualTo("Azure captures traffic.");
    }

    @Test
    void wordsThatPeopleReadAreUniqueButForEarlyStopsAndScaleSets() {
        Set<Reason> ambiguous = EnumSet.allOf(Reason.class);
        ambiguous.removeIf(reason -> Reason.of(reason.word()).orElseThrow() == reason);
        assertThat(ambiguous).containsExactly(Reason.StoppedByAgent, Reason.ScaleSetAgentMissing,
                Reason.ScaleSetStopped);
        assertThat(Reason.of("Unheard")).isEmpty();
    }
}
