package io.netwatch.sandbox.launcher;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.sandbox.azure.CaptureTraffic;
import io.netwatch.sandbox.azure.front.AzureInABox;
import io.netwatch.sandbox.azure.front.Ports;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Azure and Kubernetes, each in its box, and a client to the latter. */
public record World(AzureInABox azure, KubernetesInABox kubernetes, KubernetesClient client) implements AutoCloseable {

    static World start(Folder folder, String clientSecret, double speed, CaptureTraffic traffic) throws IOException {
        InstantSource clock = InstantSource.system();
        AzureInABox azure = AzureInABox.start(ExampleWorld.of(clientSecret, speed, traffic), clock, Ports.ANY,
                folder.ca());
        KubernetesInABox kubernetes = KubernetesInABox.start(0, clock, new SpecAdmission());
        kubernetes.writeKubeconfig(folder.kubeconfig());
        KubernetesClient client = client(kubernetes);
        applyAll(client, Path.of("crds"));
        return new World(azure, kubernetes, client);
    }

    private static KubernetesClient client(KubernetesInABox kubernetes) {
        Config config = new ConfigBuilder(Config.empty()).withMasterUrl(kubernetes.url().toString())
                .withNamespace("default").build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void applyAll(KubernetesClient client, Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.yaml")) {
            for (Path file : files) {
                apply(client, file);
            }
        }
    }

    private static void apply(KubernetesClient client, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            client.load(content).serverSideApply();
        }
    }

    public void apply(Path file) throws IOException {
        apply(client, file);
    }

    @Override
    public void close() {
        client.close();
        kubernetes.close();
        azure.close();
    }
}
