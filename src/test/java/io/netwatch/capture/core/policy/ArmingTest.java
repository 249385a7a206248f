package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.core.policy.Arming.Checked;
import io.netwatch.capture.core.request.Rehearsal.Blocked;
import io.netwatch.capture.core.request.Rehearsal.Ready;
import io.netwatch.capture.core.request.Rehearsal.Unclear;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a policy says of the captures that it might have to start tonight. */
class ArmingTest {
    private static final Instant NOW = Given.FIRED;
    private static final ArmId SECOND = new ArmId(Given.WEB_1 + "0");
    private static final Policy POLICY = new Policy("shop", "egress",
            Given.spec(false, new AlertMatch(null, null, null, List.of(Given.WEB_1, SECOND.text(), "/subscriptions/**"),
                    null), OnResolved.Ignore, null, List.of()));
    private static final Checked GOOD = new Checked(Given.MACHINE, new Ready(List.of("The firewall is closed.")));
    private static final Checked BAD = new Checked(SECOND, new Blocked(Reason.TargetStopped, ""));
    private static final Checked UNCLEAR = new Checked(SECOND,
            new Unclear(NOW.plusSeconds(7), Reason.Throttled, ""));

    @Test
    void onlyTargetsWithoutAStarAreChecked() {
        assertThat(Arming.targets(POLICY)).containsExactly(Given.MACHINE, SECOND);
    }

    @Test
    void doubtsAndWhatWasNotCheckedAreTold() {
        Condition armed = condition(List.of(), GOOD);

        assertThat(armed.status()).isEqualTo("True");
        assertThat(armed.message()).endsWith("web-1 was checked. Patterns with * were not. The firewall is closed.");
    }

    @Test
    void oneBlockedTargetDisarmsAndIsNamed() {
        Condition armed = condition(List.of(), GOOD, BAD);

        assertThat(armed.status()).isEqualTo("False");
        assertThat(armed.reason()).isEqualTo("TargetStopped");
        assertThat(armed.message()).contains("It is about " + SECOND + ".");
    }

    @Test
    void troubleOfAzuresOwnDoesNotChangeWhatIsKnownOfThisSpec() {
        Condition known = condition(List.of(), GOOD);

        assertThat(condition(List.of(known), UNCLEAR)).isEqualTo(known);
        assertThat(condition(List.of(), UNCLEAR)).extracting(Condition::status, Condition::reason)
                .containsExactly("Unknown", "Throttled");
        assertThat(Arming.condition(POLICY, List.of(UNCLEAR), 2, List.of(known), NOW).status())
                .as("of another spec nothing is known").isEqualTo("Unknown");
    }

    @Test
    void whatIsWrongIsLookedAtSoonerAndAzuresPauseIsKept() {
        assertThat(Duration.between(NOW, Arming.next("uid", List.of(GOOD), NOW)).toMinutes()).isBetween(30L, 33L);
        assertThat(Duration.between(NOW, Arming.next("uid", List.of(GOOD, BAD), NOW)).toSeconds())
                .isBetween(300L, 330L);
        assertThat(Arming.next("uid", List.of(GOOD, UNCLEAR), NOW)).isEqualTo(NOW.plusSeconds(7));
    }

    private static Condition condition(List<Condition> before, Checked... checked) {
        return Arming.condition(POLICY, List.of(checked), 1, before, NOW);
    }
}
