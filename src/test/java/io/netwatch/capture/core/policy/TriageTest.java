package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.policy.Verdict.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriageTest {
    private static final String TEST_SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111";

    @Test
    void aFiringAlertOrdersOneRequestForEachPolicyAndMachine() {
        Alert alert = Given.about(Targets.of(List.of(Given.WEB_1, Given.WEB_1 + "0")));
        Policy second = Given.policy("all", Given.rules("*"));

        assertThat(order(alert, Given.policy(), second).requests()).hasSize(4).extracting(NewRequest::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void theRequestCarriesTheTemplateAndTheTrigger() {
        PacketCaptureRequestSpec spec = order(Given.alert(), Given.policy()).requests().getFirst().spec();

        assertThat(spec.target().resourceId()).isEqualTo(Given.WEB_1);
        assertThat(spec.timeLimitSeconds()).isEqualTo(120);
        assertThat(spec.storage().accountId()).isEqualTo("/store");
        assertThat(spec.reason()).isEqualTo("egress");
        assertThat(spec.trigger()).isEqualTo(new Trigger(AlertKey.of(Given.alert(), Given.MACHINE).instance(),
                "/subscriptions/s/providers/Microsoft.AlertsManagement/alerts/A1", "Egress above normal", "Sev2",
                "2026-03-01T02:01:07.123456700Z", "egress", null));
    }

    @Test
    void anOrderedRequestGoesAwayAfterAWeekUnlessTheTemplateSaysOtherwise() {
        PacketCapturePolicySpec plain = Given.policy().spec();
        Policy hour = new Policy("shop", "egress", new PacketCapturePolicySpec(false, plain.match(),
                Given.template(3600), null, null, null, null, null, null, null));

        assertThat(ttl(Given.policy())).isEqualTo(Math.toIntExact(Duration.ofDays(7).toSeconds()));
        assertThat(ttl(hour)).isEqualTo(3600);
    }

    @Test
    void whatMayBeToldOfTheFilesIsTheTemplatesAlsoInADrill() {
        PacketCapturePolicySpec plain = Given.policy().spec();
        Policy quiet = new Policy("shop", "egress", new PacketCapturePolicySpec(false, plain.match(), Given.quiet(),
                null, null, null, null, null, null, null));

        assertThat(order(Given.alert(), quiet).requests().getFirst().spec().evidence().dnsNames()).isFalse();
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        assertThat(
                Drill.wanted(quiet, "uid", Map.of(Drill.ANNOTATION, now + " " + Given.WEB_1), null, now).orElseThrow()
                        .request().orElseThrow().spec().evidence().dnsNames())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Resolved, Resolved", "Updated, NotFiring", "'', NotFiring"})
    void onlyAFiringAlertOrders(String state, Cause cause) {
        assertThat(nothing(Given.inState(state)).cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource({"-3601, TooOld", "301, FromTheFuture"})
    void anAlertOfAnotherTimeOrdersNothing(long seconds, Cause cause) {
        Alert alert = Given.firedAt(Given.alert(), Optional.of(Given.FIRED.plusSeconds(seconds)));

        assertThat(nothing(alert).cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 0, 300})
    void anAlertOfOurTimeOrders(long seconds) {
        Alert alert = Given.firedAt(Given.alert(), Optional.of(Given.FIRED.plusSeconds(seconds)));

        assertThat(order(alert, Given.policy()).requests()).hasSize(1);
    }

    @Test
    void anAlertWithoutATimeOrdersAndSaysThatItsAgeIsUnknown() {
        Verdict.Order order = order(Given.firedAt(Given.alert(), Optional.empty()), Given.policy());

        assertThat(order.requests().getFirst().spec().trigger().firedTime()).isNull();
        assertThat(order.ignored()).containsExactly("The alert does not say when it fired: its age was not checked.");
    }

    @Test
    void thePortalsTestIsKnownByItsAlert() {
        String id = "/subscriptions/other/providers/X/alerts/12345678-1234-1234-1234-1234567890AB";

        assertThat(nothing(Given.withId(Optional.of(id))).cause()).isEqualTo(Cause.Test);
    }

    @Test
    void thePortalsTestIsKnownByItsSubscriptionEvenWhenItNamesNoMachine() {
        assertThat(nothing(Given.about(Targets.of(List.of(TEST_SUBSCRIPTION + "/resourceGroups/test-RG")))).cause())
                .isEqualTo(Cause.Test);
    }

    @Test
    void anAlertWithoutAMachineOrdersNothingAndSaysWhatItNamed() {
        Verdict.Nothing nothing = nothing(Given.about(Targets.of(List.of("/subscriptions/s"))));

        assertThat(nothing.cause()).isEqualTo(Cause.NoMachine);
        assertThat(nothing.ignored())
                .containsExactly("Target /subscriptions/s is neither a virtual machine nor a scale set.");
    }

    @Test
    void anAlertThatTellsOfNoTroubleStartsNothingAndSaysWhy() {
        Verdict.Nothing nothing = nothing(Given.objecting("Somebody wanted it so."), Given.policy());

        assertThat(nothing.cause()).isEqualTo(Cause.NoTrouble);
        assertThat(nothing.message()).isEqualTo("Somebody wanted it so.");
    }

    @Test
    void aPolicyOfAnotherNamespaceIsNotAsked() {
        Policy foreign = new Policy("other", "egress", Given.policy().spec());

        assertThat(nothing(Given.alert(), foreign).cause()).isEqualTo(Cause.NoPolicy);
    }

    @Test
    void aSuspendedPolicyIsNamedWhereItWouldHaveAnswered() {
        assertThat(nothing(Given.alert(), Given.suspended()).ignored()).containsExactly("Policy egress is suspended.");
    }

    @Test
    void aPolicyThatCannotAnswerKeepsNoOtherFromAnswering() {
        Verdict.Order order = order(Given.alert(), Given.suspended(), Given.policy());

        assertThat(order.requests()).hasSize(1);
        assertThat(order.ignored()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Test, test", "TooOld, too-old", "FromTheFuture, from-the-future", "NoMachine, no-machine"})
    void logsAndCountersHaveAWordForEachCause(Cause cause, String word) {
        assertThat(cause.word()).isEqualTo(word);
    }

    private static Integer ttl(Policy policy) {
        return order(Given.alert(), policy).requests().getFirst().spec().ttlSecondsAfterFinished();
    }

    private static Verdict.Order order(Alert alert, Policy... policies) {
        return assertThat(Triage.of(alert, "shop", List.of(policies), _ -> List.of(), Given.FIRED)).asInstanceOf(
                type(Verdict.Order.class)).actual();
    }

    private static Verdict.Nothing nothing(Alert alert, Policy... policies) {
        List<Policy> all = policies.length == 0 ? List.of(Given.policy()) : List.of(policies);
        return assertThat(Triage.of(alert, "shop", all, _ -> List.of(), Given.FIRED))
                .asInstanceOf(type(Verdict.Nothing.class))
                .actual();
    }
}
