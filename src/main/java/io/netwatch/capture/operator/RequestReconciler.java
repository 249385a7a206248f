package io.netwatch.capture.operator;

import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The outermost millimetre: JOSDK calls, {@link Visit} works. It never lets JOSDK write, because JOSDK 5.3 takes an
 * edit that arrives just before its own status write for its own and never reconciles it.
 */
@ControllerConfiguration(name = "packetcapturerequest", finalizerName = CaptureApi.FINALIZER)
public final class RequestReconciler
        implements
            Reconciler<PacketCaptureRequest>,
            Cleaner<PacketCaptureRequest> {
    private final Visit visit;
    private final InstantSource clock;

    public RequestReconciler(Visit visit, InstantSource clock) {
        this.visit = visit;
        this.clock = clock;
    }

    @Override
    public UpdateControl<PacketCaptureRequest> reconcile(PacketCaptureRequest cached,
            Context<PacketCaptureRequest> context) {
        UpdateControl<PacketCaptureRequest> nothing = UpdateControl.noUpdate();
        return pause(cached).map(nothing::rescheduleAfter).orElse(nothing);
    }

    @Override
    public DeleteControl cleanup(PacketCaptureRequest cached, Context<PacketCaptureRequest> context) {
        DeleteControl keep = DeleteControl.noFinalizerRemoval();
        return pause(cached).map(keep::rescheduleAfter).orElse(keep);
    }

    private Optional<Duration> pause(PacketCaptureRequest cached) {
        Optional<Instant> asleep = Outlines.asleepUntil(cached).filter(until -> until.isAfter(clock.instant()));
        return asleep.isPresent()
                ? asleep.filter(until -> until.isBefore(Instant.MAX)).map(this::fromNow)
                : visit.run(key(cached)).map(this::fromNow);
    }

    private static RequestKey key(PacketCaptureRequest cached) {
        return new RequestKey(cached.getMetadata().getNamespace(), cached.getMetadata().getName());
    }

    private Duration fromNow(Instant until) {
        return Pause.until(until, clock.instant());
    }
}
