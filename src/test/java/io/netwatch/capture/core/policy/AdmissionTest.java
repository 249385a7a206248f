package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.policy.Admission.Refusal;
import io.netwatch.capture.core.policy.Sibling.Stage;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {
    private static final Instant NOW = Given.FIRED;
    private static final ArmId OTHER = new ArmId(Given.WEB_1 + "0");
    private static final PacketCapturePolicySpec POLICY = limits(300, 3, 5);

    @ParameterizedTest
    @CsvSource({"Waiting, 0, true", "Ordered, 0, true", "Finished, 299, true", "Finished, 300, false",
            "Void, 1, false"})
    void aTargetThatIsCapturedOrHasJustBeenIsCovered(Stage stage, long endedSecondsAgo, boolean covered) {
        Sibling known = sibling("first", Given.MACHINE, NOW.minusSeconds(400), stage, endedSecondsAgo);

        assertThat(refusal(Given.MACHINE, known))
                .isEqualTo(covered ? Optional.of(new Refusal.Covered("first")) : Optional.empty());
    }

    @Test
    void anotherTargetIsNotCovered() {
        assertThat(refusal(OTHER, sibling("first", Given.MACHINE, NOW, Stage.Ordered, 0))).isEmpty();
    }

    @Test
    void soManyUnfinishedAndNoMore() {
        assertThat(Admission.refusal(POLICY, Given.MACHINE, active(2), NOW)).isEmpty();
        assertThat(Admission.refusal(POLICY, Given.MACHINE, active(3), NOW)).contains(new Refusal.Full("maxActive", 3));
    }

    @Test
    void soManyInAnHourAndNoMore() {
        List<Sibling> hour = IntStream.range(0, 5)
                .mapToObj(
                        i -> sibling("r" + i, new ArmId(Given.WEB_1 + i), NOW.minusSeconds(3000), Stage.Finished, 2000))
                .toList();

        assertThat(Admission.refusal(POLICY, Given.MACHINE, hour, NOW)).contains(new Refusal.Full("maxPerHour", 5));
        assertThat(Admission.refusal(POLICY, Given.MACHINE, hour, NOW.plusSeconds(601))).isEmpty();
    }

    @Test
    void ofManyStoredAtOnceTheSameAreAdmittedInWhateverOrderTheyAreLookedAt() {
        List<Sibling> stored = IntStream.range(0, 8)
                .mapToObj(i -> sibling("r" + i, new ArmId(Given.WEB_1 + i), NOW.plusSeconds(i % 3), Stage.Waiting, 0))
                .toList();
        List<String> expected = admitted(stored);

        assertThat(expected).hasSize(3);
        for (int seed = 0; seed < 50; seed++) {
            List<Sibling> shuffled = new ArrayList<>(stored);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(admitted(shuffled)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void whoeverHasBeenOrderedIsAheadOfWhoeverIsOlder() {
        Sibling older = sibling("older", Given.MACHINE, NOW, Stage.Waiting, 0);
        Sibling ordered = sibling("ordered", Given.MACHINE, NOW.plusSeconds(5), Stage.Ordered, 0);

        assertThat(Admission.refusal(POLICY, older, List.of(older, ordered)))
                .contains(new Refusal.Covered("ordered"));
    }

    @Test
    void whoeverWillNotBeAdmittedTakesNobodysRoom() {
        PacketCapturePolicySpec two = limits(300, 2, 5);
        Sibling ordered = sibling("ordered", Given.MACHINE, NOW, Stage.Ordered, 0);
        Sibling covered = sibling("covered", Given.MACHINE, NOW.plusSeconds(1), Stage.Waiting, 0);
        Sibling me = sibling("me", OTHER, NOW.plusSeconds(2), Stage.Waiting, 0);

        assertThat(Admission.refusal(two, covered, List.of(ordered, covered, me)))
                .contains(new Refusal.Covered("ordered"));
        assertThat(Admission.refusal(two, me, List.of(ordered, covered, me))).isEmpty();
        assertThat(Admission.refusal(limits(300, 1, 5), me, List.of(ordered, covered, me)))
                .contains(new Refusal.Full("maxActive", 1));
    }

    @Test
    void whoeverCameLaterAndIsOverAlreadyCountsForNobodyBefore() {
        Sibling me = sibling("me", OTHER, NOW, Stage.Waiting, 0);
        Sibling later = sibling("later", Given.MACHINE, NOW.plusSeconds(1), Stage.Finished, 0);
        Sibling earlier = sibling("earlier", Given.MACHINE, NOW.minusSeconds(1), Stage.Finished, 0);

        assertThat(Admission.refusal(limits(300, 3, 1), me, List.of(me, later))).isEmpty();
        assertThat(Admission.refusal(limits(300, 3, 1), me, List.of(me, earlier)))
                .contains(new Refusal.Full("maxPerHour", 1));
    }

    /** One after the other, as the leader looks at them: what it admits is ordered from then on. */
    private static List<String> admitted(List<Sibling> stored) {
        List<Sibling> now = new ArrayList<>(stored);
        List<String> names = new ArrayList<>();
        for (Sibling me : stored) {
            boolean room = Admission.refusal(POLICY, me, now).isEmpty();
            now.remove(me);
            now.add(sibling(me.name(), me.target(), me.created(), room ? Stage.Ordered : Stage.Void, 0));
            if (room) {
                names.add(me.name());
            }
        }
        return names;
    }

    private static List<Sibling> active(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> sibling("r" + i, new ArmId(Given.WEB_1 + i), NOW, Stage.Ordered, 0)).toList();
    }

    private static Optional<Refusal> refusal(ArmId target, Sibling known) {
        return Admission.refusal(POLICY, target, List.of(known), NOW);
    }

    private static Sibling sibling(String name, ArmId target, Instant created, Stage stage, long endedSecondsAgo) {
        boolean over = stage == Stage.Finished || stage == Stage.Void;
        return new Sibling(name, "uid-" + name, target, "", created, stage,
                over ? Optional.of(NOW.minusSeconds(endedSecondsAgo)) : Optional.empty());
    }

    private static PacketCapturePolicySpec limits(int cooldown, int active, int perHour) {
        return new PacketCapturePolicySpec(false, Given.rules("*"), Given.template(null), cooldown, active, perHour,
                null, null, null, null);
    }
}
