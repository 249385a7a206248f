package io.netwatch.sandbox.scenarios;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.core.request.RequestKey;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** How JOSDK wants it done: hand over the status and let JOSDK write it. A stranger acts once, just before that. */
@ControllerConfiguration(name = "naive")
final class NaiveReconciler implements Reconciler<PacketCaptureRequest> {
    private final Consumer<RequestKey> stranger;
    private final Set<RequestKey> disturbed = ConcurrentHashMap.newKeySet();

    NaiveReconciler(Consumer<RequestKey> stranger) {
        this.stranger = stranger;
    }

    @Override
    public UpdateControl<PacketCaptureRequest> reconcile(PacketCaptureRequest read,
            Context<PacketCaptureRequest> context) {
        var meta = read.getMetadata();
        var key = new RequestKey(meta.getNamespace(), meta.getName());
        if (disturbed.add(key)) {
            stranger.accept(key);
        }
        PacketCaptureRequest told = new PacketCaptureRequest();
        told.setMetadata(new ObjectMetaBuilder().withNamespace(key.namespace()).withName(key.name()).build());
        told.setStatus(seen(meta.getGeneration()));
        return UpdateControl.patchStatus(told);
    }

    private static PacketCaptureRequestStatus seen(long generation) {
        return new PacketCaptureRequestStatus(generation, List.of(), null, null, null, null, null, null, null, null,
                null, List.of(), null, null, null, List.of(), null, null, null, null, List.of());
    }
}
