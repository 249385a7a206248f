package io.netwatch.capture.operator;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.cluster.PolicyActivity;
import io.netwatch.capture.cluster.PolicyStatuses;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.PolicyReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** Says in a policy's status whether it is served, and what it has done. Like {@link RequestReconciler}, it never lets JOSDK write. */
@ControllerConfiguration(name = "packetcapturepolicy")
public final class PolicyReconciler implements Reconciler<PacketCapturePolicy> {
    private static final PacketCapturePolicyStatus UNSEEN = new PacketCapturePolicyStatus(null, List.of(), null, null,
            null, null, null);
    private static final Duration AGAIN = Duration.ofMillis(100);

    /** Counts are for people: they may lag, so that a storm of alerts is not a storm of writes. */
    private static final Duration NEXT_COUNT = Duration.ofSeconds(30);

    private final PolicyStatuses statuses;
    private final PolicyActivity activity;
    private final InstantSource clock;

    public PolicyReconciler(PolicyStatuses statuses, PolicyActivity activity, InstantSource clock) {
        this.statuses = statuses;
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public UpdateControl<PacketCapturePolicy> reconcile(PacketCapturePolicy cached,
            Context<PacketCapturePolicy> context) {
        PacketCapturePolicyStatus before = Objects.requireNonNullElse(cached.getStatus(), UNSEEN);
        Policy policy = new Policy(cached.getMetadata().getNamespace(), cached.getMetadata().getName(),
                cached.getSpec());
        PacketCapturePolicyStatus after = activity.of(policy, cached.getMetadata().getUid())
                .in(PolicyReport.of(policy, cached.getMetadata().getGeneration(), before, clock.instant()));
        UpdateControl<PacketCapturePolicy> nothing = UpdateControl.noUpdate();
        return nothing.rescheduleAfter(after.equals(before) || statuses.write(cached, after) ? NEXT_COUNT : AGAIN);
    }
}
