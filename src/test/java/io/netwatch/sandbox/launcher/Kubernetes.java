package io.netwatch.sandbox.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.netwatch.capture.cluster.Clients;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A Kubernetes API that runs, and a client to it.
 *
 * @param name what people call it
 * @param server ends what was started for this run
 */
public record Kubernetes(String name, Path kubeconfig, KubernetesClient client, Runnable server)
        implements
            AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_SECONDS = 10;

    static Kubernetes at(String name, Path kubeconfig, Runnable server) {
        Config config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile())).withNamespace("default").build();
        return new Kubernetes(name, kubeconfig, Clients.of(config), server);
    }

    public String url() {
        return client.getMasterUrl().toString();
    }

    public void apply(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            client.load(content).serverSideApply();
        }
    }

    void applyAll(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : files) {
                apply(file);
            }
        }
    }

    /**
     * The rows that {@code kubectl get} would print.
     *
     * @param path from the server's root, without a leading slash
     */
    JsonNode table(String path) throws IOException, InterruptedException {
        HttpClient http = client.getHttpClient();
        HttpRequest request = http.newHttpRequestBuilder().uri(client.getMasterUrl() + path)
                .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io").build();
        try {
            return JSON.readTree(http.sendAsync(request, String.class).get(TIMEOUT_SECONDS, TimeUnit.SECONDS).body());
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(path + " cannot be read from " + url(), e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.run();
    }
}
