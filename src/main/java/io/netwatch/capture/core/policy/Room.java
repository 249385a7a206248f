package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.policy.Admission.Refusal;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The room that a policy leaves, while requests are counted one by one. It answers as {@link Admission} does for the list
 * of them, without going through the list: a storm asks for each of thousands about all that are older.
 */
final class Room {
    private final PacketCapturePolicySpec policy;
    private final Map<ArmId, List<Sibling>> byTarget = new HashMap<>();
    private final Map<ArmId, List<Sibling>> unfinishedByScaleSet = new HashMap<>();
    private final List<Sibling> unfinished = new ArrayList<>();
    private final List<Sibling> ordered = new ArrayList<>();

    Room(PacketCapturePolicySpec policy) {
        this.policy = policy;
    }

    void count(Sibling one) {
        byTarget.computeIfAbsent(one.target(), _ -> new ArrayList<>()).add(one);
        if (one.isUnfinished()) {
            unfinished.add(one);
            InstanceRoom.scaleSet(one.target())
                    .ifPresent(set -> unfinishedByScaleSet.computeIfAbsent(set, _ -> new ArrayList<>()).add(one));
        }
        if (one.stage() != Sibling.Stage.Void) {
            ordered.add(one);
        }
    }

    Optional<Refusal> refusal(ArmId target, Instant now) {
        return Admission.covered(policy, target, of(target), now)
                .or(() -> InstanceRoom.refusal(policy, target, sharingScaleSet(target)))
                .or(() -> Admission.full(policy, unfinished.size(), ordered, now));
    }

    /** Unfinished requests for the same scale set or for instances of it; none when it is about a machine. */
    List<Sibling> sharingScaleSet(ArmId target) {
        return InstanceRoom.scaleSet(target).map(set -> unfinishedByScaleSet.getOrDefault(set, List.of()))
                .orElse(List.of());
    }

    /** Those for this target, and for the whole scale set that it is in. */
    private List<Sibling> of(ArmId target) {
        List<Sibling> same = byTarget.getOrDefault(target, List.of());
        return target.isScaleSetInstance()
                ? Stream.concat(same.stream(), byTarget.getOrDefault(target.parent(), List.of()).stream()).toList()
                : same;
    }
}
