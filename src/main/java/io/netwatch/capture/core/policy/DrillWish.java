package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Plain;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reads what somebody has written to ask for a fire drill. */
final class DrillWish {
    private static final int LONGEST_QUOTE = 200;

    private DrillWish() {}

    /** What comes of it. */
    sealed interface Wish {
        record Granted(ArmId target) implements Wish {}

        /** Why not, and what to do, as a sentence. */
        record Refused(String sentence) implements Wish {}
    }

    /** @param value a time, and a target's id unless it is to be the first one that the policy names */
    static Wish of(Policy policy, String value, Instant now) {
        String[] parts = value.split("\\s+", 2);
        Optional<Instant> time = time(parts[0]);
        if (time.isEmpty()) {
            return new Wish.Refused(
                    ("The annotation %s is \"%s\": write a time such as %s, and behind a space the ARM id"
                            + " of a target when it is not to be the first one of the policy.")
                            .formatted(Drill.ANNOTATION, quoted(value), "2026-03-01T02:00:00Z"));
        }
        // A manifest may carry the annotation of long ago to another cluster.
        if (time.get().isBefore(now.minus(Triage.OLDEST)) || time.get().isAfter(now.plus(Triage.FARTHEST))) {
            return new Wish.Refused(
                    "The annotation %s speaks of %s, which is not about now (%s): write the present time."
                            .formatted(Drill.ANNOTATION, time.get(), now));
        }
        return parts.length > 1 ? named(policy, parts[1].strip()) : first(policy);
    }

    private static Wish named(Policy policy, String text) {
        Optional<ArmId> target = ArmId.parse(text).filter(id -> Targets.of(List.of(text)).machines().contains(id));
        if (target.isEmpty()) {
            return new Wish.Refused(
                    "Target \"%s\" is not the ARM id of a virtual machine or of an instance of a scale set."
                            .formatted(quoted(text)));
        }
        List<String> patterns = policy.spec().match().targets();
        boolean covered = patterns.isEmpty() || patterns.stream().anyMatch(p -> Glob.path(p).matches(text));
        return covered
                ? single(target.get())
                : new Wish.Refused("Target %s is not among spec.match.targets of policy %s: a drill is for those only."
                        .formatted(quoted(text), policy.name()));
    }

    private static Wish first(Policy policy) {
        List<ArmId> exact = Arming.targets(policy).stream()
                .filter(id -> Targets.of(List.of(id.text())).machines().contains(id)).toList();
        return exact.stream().filter(id -> !isScaleSet(id)).findFirst().<Wish>map(Wish.Granted::new)
                .or(() -> exact.stream().findFirst().map(DrillWish::single))
                .orElseGet(
                        () -> new Wish.Refused(("Policy %s names no target exactly: write the ARM id of one behind the"
                                + " time in the annotation %s.").formatted(policy.name(), Drill.ANNOTATION)));
    }

    private static Wish single(ArmId target) {
        return isScaleSet(target)
                ? new Wish.Refused(
                        ("Target %s is a whole scale set, and a drill captures on one machine: write the id of an"
                                + " instance, such as %1$s/virtualMachines/0.").formatted(quoted(target.text())))
                : new Wish.Granted(target);
    }

    private static boolean isScaleSet(ArmId id) {
        return id.isScaleSet();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return Plain.text(text, LONGEST_QUOTE);
    }
}
