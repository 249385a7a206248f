package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.DeletionPolicy;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastDrill;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody writes an annotation because he wants to see a capture before the night in which it counts. */
class DrillTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String SET = "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Compute/virtualMachineScaleSets/tills";
    private static final Policy EXACT = policy(SET, Given.WEB_1);
    private static final Policy PATTERNS = policy("/subscriptions/s/resourceGroups/shop/**");

    @Test
    void aDrillIsAShortOrdinaryRequestThatCountsForNoLimit() {
        Drill drill = wanted(EXACT, "2026-03-01T10:00:00Z").orElseThrow();
        NewRequest request = drill.request().orElseThrow();

        assertThat(request.spec().target().resourceId()).as("the first that is one machine").isEqualTo(Given.WEB_1);
        assertThat(request.spec().timeLimitSeconds()).isEqualTo(1);
        assertThat(request.spec().deletionPolicy()).isEqualTo(DeletionPolicy.Delete);
        assertThat(request.spec().storage()).isEqualTo(EXACT.spec().template().storage());
        assertThat(request.spec().trigger()).isNull();
        assertThat(request.labels()).doesNotContainKey(Labels.POLICY).containsEntry(Drill.LABEL, "egress");
        assertThat(Drill.request(EXACT, "uid", drill.answer()).name()).isEqualTo(request.name());
        assertThat(Drill.isUnderWay(drill.answer())).isTrue();
    }

    @Test
    void oneValueIsOneDrillAndAnotherIsAnother() {
        Drill first = wanted(EXACT, "2026-03-01T10:00:00Z").orElseThrow();

        assertThat(Drill.wanted(EXACT, "uid", Map.of(Drill.ANNOTATION, "2026-03-01T10:00:00Z"),
                new LastDrill("2026-03-01T10:00:00Z", "", "Completed", ""), NOW)).isEmpty();
        assertThat(wanted(EXACT, "2026-03-01T10:00:00Z")).contains(first);
        assertThat(wanted(EXACT, "2026-03-01T10:00:01Z").orElseThrow().request().orElseThrow().name())
                .isNotEqualTo(first.request().orElseThrow().name());
        assertThat(Drill.wanted(EXACT, "uid", Map.of(), null, NOW)).isEmpty();
    }

    @Test
    void aTargetMayBeNamedWithinThePatterns() {
        assertThat(wanted(PATTERNS, "2026-03-01T12:00:00+02:00 " + Given.WEB_1).orElseThrow().request().orElseThrow()
                .spec().target().resourceId()).isEqualTo(Given.WEB_1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "now                                             | write a time such as",
            "2026-03-01T08:59:59Z                            | is not about now (2026-03-01T10:00:00Z): write the present time.",
            "2026-03-01T10:06:00Z                            | write the present time.",
            "2026-03-01T10:00:00Z                            | Policy egress names no target exactly: write the ARM id of one",
            "2026-03-01T10:00:00Z web-1                      | Target \"web-1\" is not the ARM id of a virtual machine",
            "2026-03-01T10:00:00Z /subscriptions/s/resourceGroups/bank/providers/Microsoft.Compute/virtualMachines/v | is not among spec.match.targets of policy egress",
            "2026-03-01T10:00:00Z " + SET
                    + "                | is a whole scale set, and a drill captures on one machine"})
    void whatCannotBeDrilledIsAnsweredWithASentence(String value, String words) {
        Drill drill = wanted(PATTERNS, value).orElseThrow();

        assertThat(drill.request()).isEmpty();
        assertThat(drill.answer().result()).isEqualTo("Refused");
        assertThat(drill.answer().requestedAt()).isEqualTo(value);
        assertThat(drill.answer().message()).contains(words);
        assertThat(Drill.wanted(PATTERNS, "uid", Map.of(Drill.ANNOTATION, value), drill.answer(), NOW))
                .as("it is answered once").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/extensions/agent", "/providers/Microsoft.Insights/x/y"})
    void aPartOfAMachineIsNoMachine(String part) {
        assertThat(wanted(PATTERNS, "2026-03-01T10:00:00Z " + Given.WEB_1 + part).orElseThrow().answer().message())
                .contains("is not the ARM id of a virtual machine or of an instance of a scale set.");
    }

    @Test
    void ofWhatThePolicyNamesExactlyTheFirstMachineIsTaken() {
        String account = "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Storage/storageAccounts/a";

        assertThat(wanted(policy(account, SET + "/virtualMachines/3"), "2026-03-01T10:00:00Z").orElseThrow().request()
                .orElseThrow().spec().target().resourceId()).isEqualTo(SET + "/virtualMachines/3");
        assertThat(wanted(policy(account), "2026-03-01T10:00:00Z").orElseThrow().answer().message())
                .startsWith("Policy egress names no target exactly");
        assertThat(wanted(policy(SET), "2026-03-01T10:00:00Z").orElseThrow().answer().message())
                .startsWith("Target " + SET + " is a whole scale set").contains(SET + "/virtualMachines/0");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T09:00:00Z, true", "2026-03-01T10:05:00Z, true", "2026-03-01T08:59:59Z, false",
            "2026-03-01T10:05:01Z, false"})
    void aTimeIsAboutNow(String time, boolean about) {
        assertThat(wanted(EXACT, time).orElseThrow().request().isPresent()).isEqualTo(about);
    }

    @ParameterizedTest
    @CsvSource({"Completed, true", "UploadFailed, true", "TargetStopped, true", "Running, false", "Pending, false"})
    void itsOutcomeIsThatOfItsRequestOnceItIsCertain(Reason state, boolean certain) {
        LastDrill underWay = wanted(EXACT, "2026-03-01T10:00:00Z").orElseThrow().answer();
        Request request = Requests.standing("{}", state, "As it was.", StatusCodec.NONE);
        Optional<LastDrill> outcome = Drill.outcome(underWay, request.key(), Optional.of(request), NOW);

        assertThat(outcome.isPresent()).isEqualTo(certain);
        outcome.ifPresent(end -> {
            assertThat(end).extracting(LastDrill::requestedAt, LastDrill::time, LastDrill::result)
                    .containsExactly("2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", state.word());
            assertThat(end.message()).contains("As it was.").endsWith(" It was request night.");
            assertThat(Drill.isUnderWay(end)).isFalse();
        });
    }

    @Test
    void aRequestThatIsNotThereOrNotTakenIsToldToo() {
        LastDrill underWay = wanted(EXACT, "2026-03-01T10:00:00Z").orElseThrow().answer();

        assertThat(Drill.outcome(underWay, Drill.request(EXACT, "uid", underWay), Optional.empty(), NOW).orElseThrow())
                .satisfies(lost -> {
                    assertThat(lost.result()).isEqualTo("Lost");
                    assertThat(lost.message()).contains("egress-drill-", "write another time to ask again.");
                });
        assertThat(Drill.refused(underWay, "quota", NOW)).isEqualTo(new LastDrill("2026-03-01T10:00:00Z",
                "2026-03-01T10:00:00Z", "Refused", "The API server refuses the request: quota"));
        assertThat(Drill.isUnderWay(null)).isFalse();
    }

    private static Optional<Drill> wanted(Policy policy, String value) {
        return Drill.wanted(policy, "uid", Map.of(Drill.ANNOTATION, value), null, NOW);
    }

    private static Policy policy(String... targets) {
        return new Policy("shop", "egress", Given.spec(false, new AlertMatch(null, null, null, List.of(targets), null),
                OnResolved.Ignore, null, List.of()));
    }
}
