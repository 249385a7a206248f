package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.core.policy.Sibling.Stage;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a policy makes of an alert that it answers, with what it has ordered before. */
class AnsweringTest {
    private static final ArmId OTHER = new ArmId(Given.WEB_1 + "0");
    private static final String SET = "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Compute"
            + "/virtualMachineScaleSets/tills";
    private static final String INCIDENT = AlertKey.of(Given.alert(), Given.MACHINE).incident();

    @Test
    void aResolvedAlertStopsItsOwnCapturesThatGoOn() {
        List<Sibling> known = List.of(sibling("waiting", Given.MACHINE, INCIDENT, Stage.Waiting),
                sibling("ordered", Given.MACHINE, INCIDENT, Stage.Ordered),
                sibling("finished", Given.MACHINE, INCIDENT, Stage.Finished),
                sibling("of-another-alert", Given.MACHINE, "0".repeat(40), Stage.Ordered),
                sibling("of-another-machine", OTHER, INCIDENT, Stage.Ordered));

        assertThat(triage(Given.inState(Alert.RESOLVED), stopping(), known))
                .isEqualTo(new Verdict.Stop(List.of("waiting", "ordered"), List.of()));
        assertThat(triage(Given.inState(Alert.RESOLVED), Given.policy(), known)).as("not where nobody wants it so")
                .isInstanceOf(Verdict.Nothing.class);
        assertThat(triage(Given.inState(Alert.RESOLVED), stopping(), known.subList(2, 5)))
                .as("nor where nothing goes on")
                .isInstanceOf(Verdict.Nothing.class);
        assertThat(triage(Given.alert(), stopping(), known)).as("nor by one that fires")
                .isInstanceOf(Verdict.Order.class);
    }

    @Test
    void anAlertThatIsDeliveredAgainIsStoredAgainAndNotCoveredByItself() {
        NewRequest first = order(Given.alert(), List.of()).requests().getFirst();
        Sibling stored = sibling(first.name(), Given.MACHINE, INCIDENT, Stage.Ordered);

        assertThat(order(Given.alert(), List.of(stored)).requests()).containsExactly(first);
        assertThat(order(Given.alert(), List.of(sibling("another", Given.MACHINE, "", Stage.Ordered))).suppressed())
                .extracting(one -> one.why().sentence()).containsExactly(
                        "Request another covers it: the same policy captures that target, or has just done so.");
    }

    @Test
    void instancesGoBeforeTheRestOfTheirScaleSet() {
        Alert alert = Given.about(Targets.of(List.of(SET, Given.WEB_1, SET + "/virtualMachines/3")));

        assertThat(order(alert, List.of()).requests()).extracting(one -> one.spec().target().resourceId())
                .startsWith(SET + "/virtualMachines/3").contains(Given.WEB_1);
    }

    @Test
    void onlyMachinesThatThePolicySelectsAreServed() {
        Policy one = new Policy("shop", "egress", Given.spec(false,
                new AlertMatch(null, null, null, List.of(Given.WEB_1), null), OnResolved.Ignore, null, List.of()));
        Alert alert = Given.about(Targets.of(List.of(OTHER.text(), Given.WEB_1)));

        Verdict verdict = triage(alert, one, List.of());
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Order.class,
                order -> assertThat(order.requests()).extracting(request -> request.spec().target().resourceId())
                        .containsExactly(Given.WEB_1));
    }

    private static Verdict.Order order(Alert alert, List<Sibling> known) {
        return (Verdict.Order) triage(alert, Given.policy(), known);
    }

    private static Verdict triage(Alert alert, Policy policy, List<Sibling> known) {
        return Triage.of(alert, "shop", List.of(policy), _ -> known, Given.FIRED);
    }

    private static Policy stopping() {
        return new Policy("shop", "egress",
                Given.spec(false, Given.rules("Egress*"), OnResolved.Stop, null, List.of()));
    }

    private static Sibling sibling(String name, ArmId target, String incident, Stage stage) {
        Optional<Instant> ended = Stream.of(Given.FIRED).filter(_ -> stage == Stage.Finished).findFirst();
        return new Sibling(name, "uid-" + name, target, incident, Given.FIRED, stage, ended);
    }
}
