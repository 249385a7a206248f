package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.capture.core.terms.Confidential;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** {@link Secrets} over the fabric8 client. */
public final class Fabric8Secrets implements Secrets {
    private final KubernetesClient client;

    public Fabric8Secrets(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public Reading read(String namespace, String name) {
        try {
            Secret secret = client.secrets().inNamespace(namespace).withName(name).get();
            return secret == null
                    ? new Reading.Absent()
                    : new Reading.Found(values(secret),
                            Objects.requireNonNullElse(secret.getMetadata().getLabels(), Map.of()));
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return new Reading.Forbidden();
            }
            throw e;
        }
    }

    private static Map<String, Confidential> values(Secret secret) {
        return Objects.requireNonNullElse(secret.getData(), Map.<String, String>of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Confidential(
                        new String(Base64.getMimeDecoder().decode(entry.getValue()), StandardCharsets.UTF_8))));
    }
}
