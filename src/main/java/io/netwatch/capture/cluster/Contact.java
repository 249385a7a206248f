package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCaptureRequest;
import java.net.HttpURLConnection;
import java.util.Optional;

/**
 * Whether both kinds can be read the way informers do it, from the server's watch cache. That of a new CRD answers 429
 * for a while, and an informer that meets this, or no CRD at all, ends the process.
 */
public final class Contact {
    /** Asks the cache, and for next to nothing: no object can have this name. */
    private static final ListOptions NONE = new ListOptionsBuilder().withResourceVersion("0")
            .withFieldSelector("metadata.name=-").build();

    private Contact() {}

    /** What keeps informers from starting, as a sentence with its remedy; empty when nothing does. */
    public static Optional<String> trouble(KubernetesClient client) {
        return trouble(client, PacketCaptureRequest.class).or(() -> trouble(client, PacketCapturePolicy.class));
    }

    private static Optional<String> trouble(KubernetesClient client, Class<? extends CustomResource<?, ?>> kind) {
        try {
            client.resources(kind).inAnyNamespace().list(NONE);
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return Optional.of(e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                    ? client.getMasterUrl() + " has no kind " + kind.getSimpleName() + ": apply the CRDs."
                    : client.getMasterUrl() + " cannot be used yet: " + said(e));
        }
    }

    private static String said(KubernetesClientException error) {
        return error.getStatus() == null ? error.getMessage() : error.getStatus().getMessage() + ".";
    }
}
