package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Target;
import io.netwatch.capture.core.terms.ArmId;
import java.util.List;

/**
 * What an order captures on. One instance of a scale set is the scale set with this instance alone, because Azure knows
 * no other way to name it.
 *
 * @param id of the machine or the whole scale set
 * @param scope of a scale set; of a machine it is {@link Scope#ALL}
 */
public record CaptureTarget(ArmId id, TargetKind kind, Scope scope) {

    public static CaptureTarget of(Target target) {
        ArmId id = new ArmId(target.resourceId());
        String type = ArmId.parse(target.resourceId()).map(ArmId::type).orElse("");
        if (type.equals(ArmId.SCALE_SET)) {
            return new CaptureTarget(id, TargetKind.ScaleSet, Scope.of(target.instances()));
        }
        return type.startsWith(ArmId.SCALE_SET)
                ? new CaptureTarget(id.parent(), TargetKind.ScaleSet, Scope.only(id.name()))
                : machine(id);
    }

    /** The same scale set, bounded to these of its instances; as it is when there are none. */
    CaptureTarget boundedTo(List<String> instances) {
        return instances.isEmpty() ? this : new CaptureTarget(id, kind, new Scope(instances, List.of()));
    }

    public static CaptureTarget machine(ArmId id) {
        return new CaptureTarget(id, TargetKind.Machine, Scope.ALL);
    }
}
