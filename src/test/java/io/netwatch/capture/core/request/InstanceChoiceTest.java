package io.netwatch.capture.core.request;

import static io.netwatch.capture.core.request.Given.SET;
import static io.netwatch.capture.core.request.Given.aRequest;
import static io.netwatch.capture.core.request.Given.sec;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.policy.Sibling.Stage;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An alert names a scale set of many: its policy says on how many of them is captured, and the order on which. */
class InstanceChoiceTest {
    private static final PacketCapturePolicySpec THREE = new PacketCapturePolicySpec(null, null, null, 0, 10, 60, 3,
            null, null, null);
    private static final Given ALERT = aRequest()
            .spec("{target: {resourceId: %s}, trigger: {alertKey: k, policy: egress}}".formatted(SET));

    @Test
    void theLowestOfThoseThatRunAreChosenAndTold() {
        Plan plan = plan(ALERT, List.of(), some(12, 0));

        assertThat(plan.instances()).containsExactly("1", "2", "3");
        assertThat(plan.warnings()).contains("By the policy's maxInstances of 3 the capture is bounded to instances 1,"
                + " 2 and 3: of the scale set's 12 instances 11 run.");
    }

    @Test
    void theOrderNamesThemAndARestartedProcessKnowsThem() {
        Given asked = asked(ALERT, List.of(), some(12));
        RecordIntent intent = (RecordIntent) asked.decision();
        Given recorded = asked.sees(new Observation.IntentRecorded(intent.plan()));

        assertThat(((Create) recorded.decision()).order().target().scope())
                .isEqualTo(new Scope(List.of("0", "1", "2"), List.of()));
        Report report = Report.of(asked.request(), intent.plan());
        assertThat(report.status().preflight().instances()).containsExactly("0", "1", "2");
        assertThat(StatusCodec.read(report.status()).plan()).contains(intent.plan());
    }

    @Test
    void aScaleSetOfNoMoreInstancesIsCapturedWhole() {
        assertThat(plan(ALERT, List.of(), some(3)).instances()).isEmpty();
        assertThat(plan(ALERT, List.of(), some(3)).warnings()).isEmpty();
    }

    @Test
    void aPersonsOwnRequestIsNotBounded() {
        Given person = aRequest().spec("{target: {resourceId: %s}}".formatted(SET));

        assertThat(plan(person, List.of(), some(12)).instances()).isEmpty();
    }

    @Test
    void whatOthersCaptureTakesRoomAndIsNotCapturedTwice() {
        Sibling taken = instance("0", Stage.Ordered);

        assertThat(plan(ALERT, List.of(taken), some(12)).instances()).containsExactly("1", "2");
    }

    @Test
    void whatAnAlertNamedComesFirst() {
        assertThat(plan(ALERT, List.of(instance("9", Stage.Waiting)), some(12)).instances())
                .containsExactly("0", "1", "9");
    }

    @Test
    void aChosenInstanceWithoutItsAgentYieldsToOneWithIt() {
        InstanceFacts[] all = some(12);
        all[1] = new InstanceFacts("1", true, false, false);

        assertThat(plan(ALERT, List.of(), all).instances()).containsExactly("0", "2", "3");
    }

    private static Plan plan(Given request, List<Sibling> others, InstanceFacts... instances) {
        return ((RecordIntent) asked(request, others, instances).decision()).plan();
    }

    private static Given asked(Given request, List<Sibling> others, InstanceFacts... instances) {
        return request.sees(new SiblingsRead(Optional.of(THREE), others)).targetIs(Given.ready(TargetKind.ScaleSet))
                .instancesAre(instances).watchersAre(Given.WEST).sees(new Observation.GroupRead("")).checked();
    }

    /** So many instances, of which these do not run. */
    private static InstanceFacts[] some(int number, int... still) {
        return IntStream.range(0, number).mapToObj(i -> new InstanceFacts(Integer.toString(i),
                IntStream.of(still).noneMatch(one -> one == i), true, true)).toArray(InstanceFacts[]::new);
    }

    /** Younger than the request. */
    private static Sibling instance(String id, Stage stage) {
        return new Sibling("r" + id, "uid-" + id, new ArmId(SET + "/virtualMachines/" + id), "", sec(5), stage,
                Optional.empty());
    }
}
