package io.netwatch.capture.operator;

import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.cluster.RecordingIndex;
import io.netwatch.capture.core.policy.Drill;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** JOSDK calls, {@link PolicyVisit} works. Like {@link RequestReconciler}, it never lets JOSDK write. */
@ControllerConfiguration(name = "packetcapturepolicy")
public final class PolicyReconciler implements Reconciler<PacketCapturePolicy> {
    private final PolicyVisit visit;
    private final RecordingIndex recordings;

    /** @param recordings whose changes are looked at at once */
    public PolicyReconciler(PolicyVisit visit, RecordingIndex recordings) {
        this.visit = visit;
        this.recordings = recordings;
    }

    @Override
    public List<EventSource<?, PacketCapturePolicy>> prepareEventSources(
            EventSourceContext<PacketCapturePolicy> context) {
        SimpleInboundEventSource<PacketCapturePolicy> changes = new SimpleInboundEventSource<>("recordings");
        recordings.listen(policy -> changes.propagateEvent(new ResourceID(policy.name(), policy.namespace())));
        return List.of(changes);
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
