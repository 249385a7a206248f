package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.core.policy.Arming.Checked;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Decision;
import io.netwatch.capture.core.request.Rehearsal;
import io.netwatch.capture.core.request.Rehearsal.Blocked;
import io.netwatch.capture.core.request.Rehearsal.Ready;
import io.netwatch.capture.core.request.Rehearsal.Unclear;
import io.netwatch.capture.core.request.Rules;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;
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

    @Test
    void nothingIsAddedWhereEverythingWasCheckedAndIsGood() {
        Condition one = Arming.condition(naming(Given.WEB_1), List.of(ready(Given.MACHINE)), 1, List.of(), NOW);
        Condition two = Arming.condition(naming(Given.WEB_1, SECOND.text()),
                List.of(ready(Given.MACHINE), ready(SECOND)), 1, List.of(), NOW);

        assertThat(one.message()).endsWith(Given.WEB_1 + " was checked.");
        assertThat(two.message()).endsWith(" 2 targets were checked.");
    }

    @Test
    void theOnlyTargetIsNotNamedAndSeveralBlockedOnesAreCounted() {
        Checked first = new Checked(Given.MACHINE, new Blocked(Reason.TargetStopped, "Since noon."));

        assertThat(condition(List.of(), first).message()).endsWith("Since noon. Start it: az vm start --ids TARGET");
        assertThat(condition(List.of(), first, BAD).message())
                .contains("Since noon. It is about " + Given.WEB_1 + ". Of 2 targets 2 are blocked.");
        assertThat(condition(List.of(), GOOD, BAD).message()).doesNotContain("are blocked");
    }

    @Test
    void aPolicyThatNamesNothingExactlyIsUnchecked() {
        assertThat(condition(List.of())).extracting(Condition::type, Condition::status, Condition::reason)
                .containsExactly("Armed", "Unknown", "Unchecked");
        assertThat(Duration.between(NOW, Arming.next("uid", List.of(), NOW)).toMinutes()).isBetween(30L, 33L);
    }

    @Test
    void aNewProcessBelievesForAWhileWhatWasFoundOutOfThisSpec() {
        Condition known = condition(List.of(), GOOD);
        Condition unknown = condition(List.of(), UNCLEAR);

        assertThat(Duration.between(NOW, Arming.first("uid", List.of(known), 1, NOW)).toMinutes()).isBetween(1L, 30L);
        assertThat(Arming.first("uid", List.of(known), 2, NOW)).as("another spec").isEqualTo(NOW);
        assertThat(Arming.first("uid", List.of(unknown), 1, NOW)).as("nothing was found out").isEqualTo(NOW);
        assertThat(Arming.first("uid", List.of(), 1, NOW)).isEqualTo(NOW);
    }

    @Test
    void policiesThatWereAppliedTogetherDoNotMarchInStep() {
        List<String> uids = List.of("a", "b", "c", "d");

        assertThat(uids.stream().map(uid -> Arming.next(uid, List.of(GOOD), NOW)).distinct()).hasSize(4);
        assertThat(uids.stream().map(uid -> Arming.first(uid, List.of(condition(List.of(), GOOD)), 1, NOW)).distinct())
                .hasSize(4);
    }

    @Test
    void aRehearsalAsksAndSaysWhatARequestWould() {
        Rules rules = new Rules(new InstallId("0a1b2c3d"),
                new Reach(List.of(new Reach.Allowance("shop", "/subscriptions/s"))));
        Policy good = new Policy("shop", "egress",
                with(Given.policy().spec(), new Storage(null, null, "/var/captures/x.cap")));

        assertThat(Arming.rehearsal(good, "uid", Given.MACHINE, NOW).next(new Decide(rules), NOW))
                .isEqualTo(new Rehearsal.Ask(new Decision.ReadTarget(Given.MACHINE)));
        assertThat(Arming.rehearsal(Given.policy(), "uid", Given.MACHINE, NOW).next(new Decide(rules), NOW))
                .isInstanceOfSatisfying(Blocked.class, blocked -> {
                    assertThat(blocked.reason()).isEqualTo(Reason.InvalidSpec);
                    assertThat(blocked.detail()).startsWith("spec.storage.accountId \"/store\"");
                });
    }

    private static Checked ready(ArmId target) {
        return new Checked(target, new Ready(List.of()));
    }

    private static Policy naming(String... targets) {
        return new Policy("shop", "egress", Given.spec(false, new AlertMatch(null, null, null, List.of(targets), null),
                OnResolved.Ignore, null, List.of()));
    }

    private static PacketCapturePolicySpec with(PacketCapturePolicySpec spec, Storage storage) {
        CaptureTemplate usual = spec.template();
        return new PacketCapturePolicySpec(spec.suspend(), spec.match(),
                new CaptureTemplate(null, null, null, usual.timeLimitSeconds(), null, null, null, List.of(), storage,
                        null, null, null, null, null, null, null, null),
                null, null, null, null, null, null, null);
    }

    private static Condition condition(List<Condition> before, Checked... checked) {
        return Arming.condition(POLICY, List.of(checked), 1, before, NOW);
    }
}
