package io.netwatch.sandbox.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.real.Binaries;
import io.netwatch.sandbox.kubernetes.real.KubeApiServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.opentest4j.TestAbortedException;

/**
 * A server as a test sees it.
 *
 * @param box empty for the real server
 * @param config what its kubeconfig says
 */
record TestServer(Optional<KubernetesInABox> box, Path kubeconfig, Config config, KubernetesClient client,
        HttpClient http, Optional<Path> kubectl) {
    private static final Path FOLDER = Path.of("target", "kubernetes-tests");
    private static final Duration SERVES_WITHIN = Duration.ofSeconds(30);

    /** Shared by the tests of this JVM, and gone with it. */
    private static final class Shared {
        private static final KubeApiServer SERVER = start();

        private static KubeApiServer start() {
            Binaries binaries = Binaries.find().orElseThrow(() -> new TestAbortedException(Binaries.REMEDY));
            try {
                return KubeApiServer.start(binaries, FOLDER, 0);
            } catch (IOException e) {
                throw new IllegalStateException("the real kube-apiserver does not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    static TestServer chosen() throws IOException {
        String wanted = System.getProperty("sandbox.kubernetes", "box");
        return switch (wanted) {
            case "box" -> newBox();
            case "kube-apiserver" -> shared();
            default -> throw new IllegalArgumentException(
                    "sandbox.kubernetes is \"" + wanted + "\": write box or kube-apiserver");
        };
    }

    static TestServer newBox() throws IOException {
        KubernetesInABox box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        Path kubeconfig = newKubeconfig();
        box.writeKubeconfig(kubeconfig);
        return at(Optional.of(box), kubeconfig, Kubectl.onThePath()).serving();
    }

    /** Aborts the test when the real server is not on this machine. */
    static TestServer shared() throws IOException {
        Binaries binaries = Binaries.find().orElseThrow(() -> new TestAbortedException(Binaries.REMEDY));
        Path kubeconfig = newKubeconfig();
        Shared.SERVER.writeKubeconfig(kubeconfig);
        return at(Optional.empty(), kubeconfig, Optional.of(binaries.kubectl())).serving().emptied();
    }

    HttpRequest.Builder to(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(config.getMasterUrl()).resolve(path));
        return config.getAutoOAuthToken() == null
                ? request
                : request.header("Authorization", "Bearer " + config.getAutoOAuthToken());
    }

    void close() {
        client.close();
        http.close();
        box.ifPresent(KubernetesInABox::close);
    }

    private static Path newKubeconfig() throws IOException {
        return Files.createTempFile(Files.createDirectories(FOLDER), "kubeconfig-", "").toAbsolutePath();
    }

    private static TestServer at(Optional<KubernetesInABox> box, Path kubeconfig, Optional<Path> kubectl) {
        Config config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile())).withNamespace("default").build();
        return new TestServer(box, kubeconfig, config, new KubernetesClientBuilder().withConfig(config).build(),
                http(config), kubectl);
    }

    private static HttpClient http(Config config) {
        try {
            SSLContext tls = SSLUtils.sslContext(config);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the server's certificate cannot be used", e);
        }
    }

    /** A new CRD takes a moment until it can be used. */
    private TestServer serving() {
        client.load(new ByteArrayInputStream(Widgets.crd().getBytes(StandardCharsets.UTF_8))).serverSideApply();
        Awaitility.await().ignoreExceptions().atMost(SERVES_WITHIN)
                .until(() -> client.resources(Widget.class).list() != null);
        return this;
    }

    /** Without what earlier tests have left. */
    private TestServer emptied() {
        client.resources(Widget.class).list().getItems().forEach(widget -> {
            if (!widget.getFinalizers().isEmpty()) {
                client.resource(widget).edit(held -> {
                    held.getMetadata().setFinalizers(List.of());
                    return held;
                });
            }
            client.resource(widget).delete();
        });
        List<? extends HasMetadata> leftovers = List.of(client.secrets().list(), client.configMaps().list(),
                client.v1().events().list(), client.leases().list()).stream().flatMap(list -> list.getItems().stream())
                .toList();
        leftovers.stream().filter(each -> !each.getMetadata().getName().startsWith("kube-"))
                .forEach(each -> client.resource(each).delete());
        return this;
    }
}
