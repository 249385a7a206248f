package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import java.net.HttpURLConnection;

/** {@link PolicyStatuses} over the fabric8 client. */
public final class Fabric8PolicyStatuses implements PolicyStatuses {
    private final KubernetesClient client;

    public Fabric8PolicyStatuses(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public boolean write(PacketCapturePolicy read, PacketCapturePolicyStatus status) {
        ObjectMeta meta = read.getMetadata();
        PacketCapturePolicy body = new PacketCapturePolicy();
        body.setMetadata(meta);
        body.setSpec(read.getSpec());
        body.setStatus(status);
        try {
            client.resource(body).inNamespace(meta.getNamespace()).lockResourceVersion(meta.getResourceVersion())
                    .updateStatus();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
