package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.policy.Admission.Refusal;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How many instances of one scale set a policy captures at a time. Captures of single instances count one each, a capture
 * of the scale set as many as its order names, and as long as that is not known, all that there may be.
 */
public final class InstanceRoom {
    private static final int DEFAULT_MAX_INSTANCES = 5;

    private InstanceRoom() {}

    /** The policy's bound. */
    public static int limit(PacketCapturePolicySpec policy) {
        return Objects.requireNonNullElse(policy.maxInstances(), DEFAULT_MAX_INSTANCES);
    }

    /**
     * Of so many instances a capture of the scale set {@code me} may be, at least one: who was admitted stays so.
     *
     * @param all requests of this policy, {@code me} included or not
     */
    public static int left(PacketCapturePolicySpec policy, Sibling me, List<Sibling> all) {
        return Math.max(1,
                limit(policy) - taken(policy, Admission.ahead(policy, me, all).sharingScaleSet(me.target())));
    }

    /** Whether an order of {@code one} names this instance, or will, as far as that is known. */
    public static boolean captures(Sibling one, ArmId instance) {
        boolean inSet = instance.isScaleSetInstance() && one.target().equals(instance.parent());
        return one.isUnfinished() && (one.target().equals(instance) || (inSet && names(one, instance)));
    }

    /** @param sharing unfinished requests for the target's scale set or for instances of it */
    static Optional<Refusal> refusal(PacketCapturePolicySpec policy, ArmId target, List<Sibling> sharing) {
        int limit = limit(policy);
        return scaleSet(target).filter(_ -> taken(policy, sharing) >= limit)
                .map(_ -> new Refusal.Full("maxInstances", limit));
    }

    /** Of these the unfinished ones for the target's scale set or for instances of it; none when it is a machine. */
    static List<Sibling> sharing(ArmId target, List<Sibling> known) {
        Optional<ArmId> set = scaleSet(target);
        return set.isEmpty()
                ? List.of()
                : known.stream().filter(one -> one.isUnfinished() && scaleSet(one.target()).equals(set)).toList();
    }

    private static int taken(PacketCapturePolicySpec policy, List<Sibling> sharing) {
        return sharing.stream().mapToInt(one -> taken(policy, one)).sum();
    }

    private static int taken(PacketCapturePolicySpec policy, Sibling one) {
        if (one.target().isScaleSetInstance()) {
            return 1;
        }
        return one.instances().isEmpty() ? limit(policy) : one.instances().size();
    }

    private static boolean names(Sibling one, ArmId instance) {
        return one.instances().isEmpty() || one.instances().stream().anyMatch(instance.name()::equalsIgnoreCase);
    }

    static Optional<ArmId> scaleSet(ArmId target) {
        return target.isScaleSetInstance()
                ? Optional.of(target.parent())
                : Optional.of(target).filter(ArmId::isScaleSet);
    }
}
