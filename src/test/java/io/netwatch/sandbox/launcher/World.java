package io.netwatch.sandbox.launcher;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.sandbox.azure.CaptureTraffic;
import io.netwatch.sandbox.azure.front.AzureInABox;
import io.netwatch.sandbox.azure.front.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Azure in a box, and a Kubernetes API that knows our resources. */
public record World(AzureInABox azure, Kubernetes kubernetes) implements AutoCloseable {

    static World start(Folder folder, ApiServer apiServer, String clientSecret, double speed, CaptureTraffic traffic)
            throws IOException, InterruptedException {
        AzureInABox azure = AzureInABox.start(ExampleWorld.of(clientSecret, speed, traffic), InstantSource.system(),
                Ports.ANY, folder.ca());
        Kubernetes kubernetes = apiServer.start(folder, 0);
        kubernetes.applyAll(Path.of("crds"));
        return new World(azure, kubernetes);
    }

    public KubernetesClient client() {
        return kubernetes.client();
    }

    @Override
    public void close() {
        kubernetes.close();
        azure.close();
    }
}
