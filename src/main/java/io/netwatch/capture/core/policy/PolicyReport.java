package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastDrill;
import io.netwatch.capture.core.request.Problem;
import io.netwatch.capture.core.request.SpecCheck;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Conditions.Word;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether a policy is understood and served, in daylight: its first alert may come at night. */
public final class PolicyReport {
    // Any machine does: the template's own fields are checked, and the target is the alert's to name.
    private static final ArmId SOME_MACHINE = new ArmId(
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m");

    private PolicyReport() {}

    private static final List<String> TYPES = List.of("Ready", "Reconciling", "Stalled");

    /** The status as it is to stand; equal to {@code before} when there is nothing new. */
    public static PacketCapturePolicyStatus of(Policy policy, long generation, PacketCapturePolicyStatus before,
            Instant now) {
        List<Condition> conditions = Stream.concat(
                Conditions.of(word(policy), generation, before.conditions(), now).stream()
                        .filter(condition -> TYPES.contains(condition.type())),
                Conditions.find(before.conditions(), Arming.TYPE).stream()).toList();
        return new PacketCapturePolicyStatus(generation, conditions, before.triggered(), before.suppressed(),
                before.late(), before.active(), before.lastTrigger(), before.lastDrill(), before.recordings(),
                before.recorder());
    }

    /** The same status with what is known of a capture's start. */
    public static PacketCapturePolicyStatus with(Condition armed, PacketCapturePolicyStatus status) {
        List<Condition> conditions = Stream.concat(
                status.conditions().stream().filter(condition -> !condition.type().equals(armed.type())),
                Stream.of(armed)).toList();
        return status.with(conditions);
    }

    /** The same status with the answer to a fire drill. */
    public static PacketCapturePolicyStatus with(LastDrill drill, PacketCapturePolicyStatus status) {
        return status.with(drill);
    }

    private static Word word(Policy policy) {
        Optional<String> when = When.problem(policy.spec().match().when());
        if (when.isPresent()) {
            return new Word(Reason.InvalidSpec, when.get(), Optional.empty());
        }
        List<Problem> problems = SpecCheck.problems(Ordering.ordinary(policy.spec().template(), SOME_MACHINE, null));
        if (!problems.isEmpty()) {
            return new Word(Reason.InvalidSpec, Problem.sentence(problems, "spec.template"), Optional.empty());
        }
        List<Problem> recorder = RecorderCheck.problems(policy);
        if (!recorder.isEmpty()) {
            return new Word(Reason.InvalidSpec, Problem.sentence(recorder, "spec"), Optional.empty());
        }
        return new Word(Match.isSuspended(policy) ? Reason.Suspended : Reason.Served, "", Optional.empty());
    }
}
