package io.netwatch.capture.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.model.Admission;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** What keeps the operator from starting, in words. */
class ContactTest {
    private static final String INITIALIZING = """
            {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"TooManyRequests","code":429,
             "message":"storage is (re)initializing","details":{"retryAfterSeconds":1}}""";

    @Test
    void saysWhichCrdIsMissingUntilBothAreThere() throws IOException {
        try (KubernetesInABox box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
                KubernetesClient client = client(box.url().toString())) {
            assertThat(Contact.trouble(client)).hasValueSatisfying(
                    words -> assertThat(words).contains("has no kind PacketCaptureRequest", "apply the CRDs"));

            apply(client, "packetcapturerequests.capture.netwatch.io.yaml");
            assertThat(Contact.trouble(client)).hasValueSatisfying(
                    words -> assertThat(words).contains("has no kind PacketCapturePolicy"));

            apply(client, "packetcapturepolicies.capture.netwatch.io.yaml");
            assertThat(Contact.trouble(client)).isEmpty();
        }
    }

    @Test
    void repeatsWhatAServerSaysThatIsNotReady() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = INITIALIZING.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(429, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try (KubernetesClient client = client("http://127.0.0.1:" + server.getAddress().getPort())) {
            assertThat(Contact.trouble(client)).hasValueSatisfying(
                    words -> assertThat(words).contains("cannot be used yet", "storage is (re)initializing"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void saysThatNobodyAnswers() {
        KubernetesInABox box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        box.close();
        try (KubernetesClient client = client(box.url().toString())) {
            assertThat(Contact.trouble(client)).hasValueSatisfying(
                    words -> assertThat(words).contains(box.url().toString(), "cannot be used yet"));
        }
    }

    private static KubernetesClient client(String url) {
        Config config = new ConfigBuilder(Config.empty()).withMasterUrl(url).withRequestRetryBackoffLimit(0).build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void apply(KubernetesClient client, String crd) throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("crds", crd))) {
            client.load(file).serverSideApply();
        }
    }
}
