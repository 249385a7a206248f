package io.netwatch.sandbox.kubernetes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeApiServerTest {

    @Test
    void aClientWithItsKubeconfigFindsTheDefaultNamespace(@TempDir Path folder)
            throws IOException, InterruptedException {
        Optional<Binaries> binaries = Binaries.find();
        assumeTrue(binaries.isPresent(), Binaries.REMEDY);
        Path kubeconfig = folder.resolve("kubeconfig");
        try (KubeApiServer server = KubeApiServer.start(binaries.orElseThrow(), folder, 0)) {
            server.writeKubeconfig(kubeconfig);
            Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
            try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
                assertThat(client.namespaces().withName("default").get()).isNotNull();
                assertThat(client.getKubernetesVersion().getGitVersion()).startsWith("v1.");
            }
        }
    }
}
