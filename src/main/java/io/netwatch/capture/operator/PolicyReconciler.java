package io.netwatch.capture.operator;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.cluster.PolicyStatuses;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.PolicyReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Says in a policy's status whether it is served. Like {@link RequestReconciler}, it never lets JOSDK write. */
@ControllerConfiguration(name = "packetcapturepolicy")
public final class PolicyReconciler implements Reconciler<PacketCapturePolicy> {
    private static final PacketCapturePolicyStatus UNSEEN = new PacketCapturePolicyStatus(null, List.of(), null, null,
            null, null, null);
    private static final Duration AGAIN = Duration.ofMillis(100);

    private final PolicyStatuses statuses;
    private final InstantSource clock;

    public PolicyReconciler(PolicyStatuses statuses, InstantSource clock) {
        this.statuses = statuses;
        this.clock = clock;
    }

    @Override
    public UpdateControl<PacketCapturePolicy> reconcile(PacketCapturePolicy cached,
            Context<PacketCapturePolicy> context) {
        PacketCapturePolicyStatus before = Objects.requireNonNullElse(cached.getStatus(), UNSEEN);
        Policy policy = new Policy(cached.getMetadata().getNamespace(), cached.getMetadata().getName(),
                cached.getSpec());
        PacketCapturePolicyStatus after = PolicyReport.of(policy, cached.getMetadata().getGeneration(), before,
                clock.instant());
        UpdateControl<PacketCapturePolicy> nothing = UpdateControl.noUpdate();
        return after.equals(before) || statuses.write(cached, after) ? nothing : nothing.rescheduleAfter(AGAIN);
    }
}
