package io.netwatch.capture.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.policy.Admission.Refusal;
import io.netwatch.capture.core.policy.Sibling.Stage;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many instances of one scale set a policy captures at a time, whichever way its alerts name them. */
class InstanceRoomTest {
    private static final Instant NOW = Given.FIRED;
    private static final ArmId SET = new ArmId(
            "/subscriptions/s/resourceGroups/shop/providers/Microsoft.Compute/virtualMachineScaleSets/tills");
    private static final PacketCapturePolicySpec THREE = new PacketCapturePolicySpec(false, Given.rules("*"),
            Given.template(null), 0, 100, 100, 3, null, null, null);

    @Test
    void anOutageOfFiftyInstancesGivesSoManyCapturesAndNoMore() {
        Alert outage = Given
                .about(Targets.of(IntStream.range(0, 30).mapToObj(i -> instance(i).text()).toList()));

        Answering.Answer answer = Answering.of(new Policy("shop", "egress", THREE), outage, _ -> List.of())
                .orElseThrow()
                .order(outage, NOW);

        assertThat(answer.requests()).hasSize(3);
        assertThat(answer.suppressed()).hasSize(27).allSatisfy(
                one -> assertThat(one.why().sentence()).isEqualTo("The policy's maxInstances of 3 is reached."));
    }

    @Test
    void whatHasEndedTakesNoRoomAndAnotherScaleSetHasItsOwn() {
        List<Sibling> two = List.of(sibling(instance(0), Stage.Ordered), sibling(instance(1), Stage.Waiting));

        assertThat(refusal(instance(2), two)).isEmpty();
        assertThat(refusal(instance(2), List.of(two.get(0), two.get(1), sibling(instance(3), Stage.Finished))))
                .isEmpty();
        assertThat(refusal(instance(2), List.of(two.get(0), two.get(1), sibling(new ArmId(SET + "2/virtualMachines/3"),
                Stage.Ordered)))).isEmpty();
        assertThat(refusal(instance(2), List.of(two.get(0), two.get(1), sibling(instance(3), Stage.Ordered))))
                .contains(new Refusal.Full("maxInstances", 3));
    }

    @Test
    void anInstanceIsCoveredByACaptureOfItsScaleSetThatNamesIt() {
        assertThat(refusal(instance(1), List.of(bounded("0", "1")))).contains(new Refusal.Covered("set"));
        assertThat(refusal(instance(2), List.of(bounded("0", "1")))).isEmpty();
        assertThat(refusal(instance(2), List.of(bounded("0", "1", "7"))))
                .contains(new Refusal.Full("maxInstances", 3));
        assertThat(refusal(instance(2), List.of(bounded()))).as("nobody knows yet which it names")
                .contains(new Refusal.Covered("set"));
    }

    @Test
    void aCaptureOfTheScaleSetGetsWhatTheOthersLeaveIt() {
        List<Sibling> one = List.of(sibling(instance(0), Stage.Ordered));
        List<Sibling> all = IntStream.range(0, 3).mapToObj(i -> sibling(instance(i), Stage.Ordered)).toList();
        Sibling me = new Sibling("me", "uid-me", SET, "", NOW, Stage.Waiting, Optional.empty());

        assertThat(InstanceRoom.left(THREE, me, one)).isEqualTo(2);
        assertThat(refusal(SET, one)).isEmpty();
        assertThat(refusal(SET, all)).contains(new Refusal.Full("maxInstances", 3));
        assertThat(InstanceRoom.left(THREE, me, all)).as("whoever was admitted stays so").isEqualTo(1);
    }

    @Test
    void whoeverWasOrderedDoesNotStandInItsOwnWay() {
        Sibling me = new Sibling("set", "uid-set", SET, "", NOW, Stage.Waiting, Optional.empty());

        assertThat(InstanceRoom.left(THREE, me, List.of(bounded("0", "1")))).isEqualTo(3);
    }

    private static Optional<Refusal> refusal(ArmId target, List<Sibling> known) {
        return Admission.refusal(THREE, target, known, NOW);
    }

    private static Sibling bounded(String... instances) {
        return new Sibling("set", "uid-set", SET, "", NOW, Stage.Ordered, Optional.empty(), List.of(instances));
    }

    private static Sibling sibling(ArmId target, Stage stage) {
        return new Sibling(target.name(), "uid-" + target, target, "", NOW, stage,
                stage == Stage.Finished ? Optional.of(NOW) : Optional.empty());
    }

    private static ArmId instance(int number) {
        return new ArmId(SET + "/virtualMachines/" + number);
    }
}
