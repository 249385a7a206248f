package io.netwatch.capture.core.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.core.terms.Conditions.Word;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The status words, row by row as DESIGN.md promises them to kubectl, Flux and Argo CD. */
class ConditionsTest {
    private static final Instant THEN = Instant.parse("2026-03-01T02:00:00Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    /** Ready, Reconciling, Stalled, Complete, Failed. */
    private static final String ON_ITS_WAY = "Unknown True False Unknown Unknown";
    private static final String STEADY = "True False False Unknown Unknown";
    private static final String BLOCKED = "False False True Unknown Unknown";
    private static final String SUCCEEDED = "True False False True False";
    private static final String FAILED = "False False True False True";

    private record Row(String standing, List<Reason> reasons) {
        Row(String standing, Reason... reasons) {
            this(standing, List.of(reasons));
        }
    }

    private static final List<Row> TABLE = List.of(
            new Row(ON_ITS_WAY, Reason.Pending, Reason.Queued, Reason.Starting, Reason.Stopping, Reason.Inspecting,
                    Reason.Freezing),
            new Row(STEADY, Reason.Running, Reason.Recording, Reason.Held),
            // A policy is served or suspended; nothing about it ends.
            new Row(STEADY, Reason.Served, Reason.Suspended),
            // And its condition Armed is about captures that there may be.
            new Row(STEADY, Reason.Armed, Reason.Unchecked),
            new Row(BLOCKED, Reason.InvalidSpec, Reason.NotAllowed, Reason.NameConflict, Reason.TargetNotFound,
                    Reason.NoWatcher, Reason.AgentMissing, Reason.ScaleSetAgentMissing, Reason.TargetStopped,
                    Reason.ScaleSetStopped, Reason.StorageUnusable,
                    Reason.CredentialsMissing, Reason.Forbidden, Reason.AzureRefused),
            new Row(SUCCEEDED, Reason.Completed, Reason.StoppedEarly, Reason.EmptyCapture, Reason.Frozen),
            new Row(FAILED, Reason.StoppedByAgent, Reason.UploadFailed, Reason.TargetGone, Reason.CaptureLost,
                    Reason.StartDeadlineExceeded, Reason.Suppressed),
            // Trouble never stands alone: it shows in Reconciling beside one of the rows above.
            new Row(ON_ITS_WAY, Reason.Throttled, Reason.AzureBusy, Reason.AzureUnavailable, Reason.NoAnswer),
            // Nor does a warning, which is an Event only.
            new Row(ON_ITS_WAY, Reason.PreflightWarning, Reason.NewsUndelivered),
            // Nor what is told of a policy's flight recorder.
            new Row(ON_ITS_WAY, Reason.RecordingLost, Reason.RecordingResumed, Reason.RecorderUnblocked));

    @Test
    void whatIsSpecialStandsInReadyAndInWhatIsTrueAndNowhereElse() {
        List<Condition> running = Conditions.of(new Word(Reason.Running, "On two machines.", Optional.empty()), 1,
                List.of(), NOW);
        assertThat(running).filteredOn(condition -> condition.message().contains("On two machines."))
                .extracting(Condition::type).containsExactly("Ready", "Capturing");

        List<Condition> throttled = Conditions.of(
                new Word(Reason.Running, "Azure said 429.", Optional.of(Reason.Throttled)), 1, List.of(), NOW);
        assertThat(throttled).filteredOn(condition -> condition.message().contains("Azure said 429."))
                .extracting(Condition::type).containsExactly("Reconciling");
    }

    @TestFactory
    Stream<DynamicTest> everyReasonStandsAsTheTableSays() {
        return TABLE.stream().flatMap(row -> row.reasons().stream()
                .map(reason -> DynamicTest.dynamicTest(reason + " is " + row.standing(),
                        () -> assertThat(standing(conditions(reason))).isEqualTo(row.standing()))));
    }

    @Test
    void theTableHasEveryReasonOnce() {
        List<Reason> listed = TABLE.stream().flatMap(row -> row.reasons().stream()).toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Reason.class));
    }

    @ParameterizedTest
    @EnumSource
    void allSixAreThereWithReasonMessageAndGeneration(Reason reason) {
        List<Condition> conditions = conditions(reason);
        assertThat(conditions).extracting(Condition::type).containsExactly("Ready", "Reconciling", "Stalled",
                "Capturing", "Complete", "Failed");
        assertThat(conditions).allSatisfy(condition -> {
            assertThat(condition.reason()).isEqualTo(reason.word());
            assertThat(condition.message()).startsWith(reason.fact());
            assertThat(condition.observedGeneration()).isEqualTo(7);
            assertThat(condition.lastTransitionTime()).isEqualTo("2026-03-01T02:00:00Z");
        });
    }

    @ParameterizedTest
    @EnumSource
    void exactlyOneOfCompleteAndFailedIsTrueAtTheEndAndNoneBefore(Reason reason) {
        Set<String> ends = trueTypes(conditions(reason));
        ends.retainAll(Set.of("Complete", "Failed"));
        assertThat(ends).hasSize(reason.standing().isFinal() ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void capturingIsTrueOnlyWhileItRuns(Reason reason) {
        assertThat(Conditions.isTrue(conditions(reason), "Capturing"))
                .isEqualTo(reason == Reason.Running || reason == Reason.Recording);
    }

    @ParameterizedTest
    @EnumSource
    void theWordInTheStateColumnLeadsBackToTheReason(Reason reason) {
        // What a scale set lacks is read back as what a machine lacks: only the remedies differ.
        Reason read = reason.name().startsWith("ScaleSet") ? Reason.of(reason.word()).orElseThrow() : reason;
        assertThat(Conditions.reason(conditions(reason))).contains(read);
        assertThat(read.standing()).isEqualTo(reason.standing());
    }

    @Test
    void anEndByTheAgentReadsAsStoppedEarlyAndIsAFailure() {
        assertThat(conditions(Reason.StoppedByAgent)).extracting(Condition::reason).containsOnly("StoppedEarly");
        assertThat(conditions(Reason.StoppedEarly)).extracting(Condition::reason).containsOnly("StoppedEarly");
    }

    @Test
    void transitionTimesMoveOnlyWhenTheStatusFlips() {
        List<Condition> later = Conditions.of(word(Reason.Running), 8, conditions(Reason.Starting), NOW);
        Set<String> moved = later.stream().filter(is -> is.lastTransitionTime().equals(NOW.toString()))
                .map(Condition::type).collect(Collectors.toSet());
        assertThat(moved).containsExactlyInAnyOrder("Ready", "Reconciling", "Capturing");
        assertThat(later).extracting(Condition::observedGeneration).containsOnly(8L);
    }

    @Test
    void aNewReasonAloneMovesNoTime() {
        List<Condition> later = Conditions.of(word(Reason.Stopping), 7, conditions(Reason.Starting), NOW);
        assertThat(later).extracting(Condition::lastTransitionTime).containsOnly(THEN.toString());
        assertThat(later).extracting(Condition::reason).containsOnly("Stopping");
    }

    @Test
    void aConditionThatAHandHasEmptiedIsWrittenAnew() {
        List<Condition> emptied = List.of(new Condition("Ready", null, null, null, null, null));
        assertThat(Conditions.of(word(Reason.Running), 7, emptied, NOW)).extracting(Condition::lastTransitionTime)
                .containsOnly(NOW.toString());
        assertThat(Conditions.isTrue(emptied, "Ready")).isFalse();
        assertThat(Conditions.reason(emptied)).isEmpty();
    }

    @Test
    void troubleIsToldInReconcilingAndNowhereElse() {
        Word word = new Word(Reason.Running, "", Optional.of(Reason.Throttled));
        List<Condition> conditions = Conditions.of(word, 7, List.of(), NOW);
        assertThat(Conditions.find(conditions, "Reconciling")).hasValueSatisfying(reconciling -> {
            assertThat(reconciling.status()).isEqualTo("True");
            assertThat(reconciling.reason()).isEqualTo("Throttled");
            assertThat(reconciling.message()).isEqualTo("Azure's rate limits leave no call just now.");
        });
        assertThat(conditions).filteredOn(condition -> !condition.type().equals("Reconciling"))
                .extracting(Condition::reason).containsOnly("Running");
    }

    private static List<Condition> conditions(Reason reason) {
        return Conditions.of(word(reason), 7, List.of(), THEN);
    }

    private static Word word(Reason reason) {
        return new Word(reason, "", Optional.empty());
    }

    private static String standing(List<Condition> conditions) {
        return Stream.of("Ready", "Reconciling", "Stalled", "Complete", "Failed")
                .map(type -> Conditions.find(conditions, type).orElseThrow().status())
                .collect(Collectors.joining(" "));
    }

    private static Set<String> trueTypes(List<Condition> conditions) {
        return conditions.stream().filter(condition -> condition.status().equals("True")).map(Condition::type)
                .collect(Collectors.toSet());
    }
}
