package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.policy.NewRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@link RequestStore} over the fabric8 client. */
public final class Fabric8RequestStore implements RequestStore {
    private final KubernetesClient client;

    public Fabric8RequestStore(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Stored create(NewRequest request) {
        try {
            client.resource(shell(request)).create();
            return new Stored.Created();
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case 409 -> existing(request, e);
                case 400, 413, 422 -> new Stored.Refused(e.getMessage());
                default -> new Stored.Unavailable(e.getMessage());
            };
        }
    }

    @Override
    public Stopped stop(String namespace, String name, Instant resolved) {
        try {
            client.resources(PacketCaptureRequest.class).inNamespace(namespace).withName(name)
                    .patch(PatchContext.of(PatchType.JSON), stopped(resolved));
            return new Stopped.Asked();
        } catch (KubernetesClientException e) {
            return e.getCode() == 404 || e.getCode() == 422
                    ? new Stopped.Gone()
                    : new Stopped.Unavailable(e.getMessage());
        }
    }

    /** 409 is also what a namespace that is being deleted answers; then there is no such object. */
    private Stored existing(NewRequest request, KubernetesClientException conflict) {
        try {
            PacketCaptureRequest there = client.resources(PacketCaptureRequest.class).inNamespace(request.namespace())
                    .withName(request.name()).get();
            return there == null
                    ? new Stored.Unavailable(conflict.getMessage())
                    : new Stored.AlreadyThere(there.getSpec());
        } catch (KubernetesClientException e) {
            return new Stored.Unavailable(e.getMessage());
        }
    }

    /** The finalizer is set at once, which saves the operator a write on the way to Azure. */
    private static PacketCaptureRequest shell(NewRequest request) {
        PacketCaptureRequest shell = new PacketCaptureRequest();
        shell.setMetadata(new ObjectMetaBuilder().withNamespace(request.namespace()).withName(request.name())
                .withLabels(request.labels()).withAnnotations(request.annotations())
                .withOwnerReferences(RecorderShell.owners(request.owner()))
                .withFinalizers(CaptureApi.FINALIZER).build());
        shell.setSpec(request.spec());
        return shell;
    }

    /** The test in it fails with 422 when somebody has stopped it before. */
    private static String stopped(Instant resolved) {
        return """
                [{"op": "test", "path": "/spec/desiredState", "value": "Running"},
                 {"op": "replace", "path": "/spec/desiredState", "value": "Stopped"},
                 {"op": "add", "path": "/spec/trigger/resolvedTime", "value": "%s"}]"""
                .formatted(resolved.truncatedTo(ChronoUnit.SECONDS));
    }
}
