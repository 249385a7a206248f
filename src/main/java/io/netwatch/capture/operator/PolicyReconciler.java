package io.netwatch.capture.operator;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.core.policy.Drill;
import java.util.Objects;
import java.util.Optional;

/** JOSDK calls, {@link PolicyVisit} works. Like {@link RequestReconciler}, it never lets JOSDK write. */
@ControllerConfiguration(name = "packetcapturepolicy")
public final class PolicyReconciler implements Reconciler<PacketCapturePolicy> {
    private final PolicyVisit visit;

    public PolicyReconciler(PolicyVisit visit) {
        this.visit = visit;
    }

    @Override
    public UpdateControl<PacketCapturePolicy> reconcile(PacketCapturePolicy cached,
            Context<PacketCapturePolicy> context) {
        UpdateControl<PacketCapturePolicy> nothing = UpdateControl.noUpdate();
        return nothing.rescheduleAfter(visit.run(cached));
    }

    /** A change of the status alone is no news, which a wish for a drill is, though it leaves the generation alone. */
    static boolean isNews(PacketCapturePolicy now, PacketCapturePolicy before) {
        return !Objects.equals(now.getMetadata().getGeneration(), before.getMetadata().getGeneration())
                || !drill(now).equals(drill(before));
    }

    private static Optional<String> drill(PacketCapturePolicy policy) {
        return Optional.ofNullable(policy.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(Drill.ANNOTATION));
    }
}
