package io.netwatch.capture.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.bridge.Messages;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.real.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bridge as a process of its own: what it is given, and what it asks of the API server. */
class BridgeRoleTest {
    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final String GROUP = "/apis/capture.netwatch.io/v1alpha1/";
    /** What its Role may hold, and nothing else. No Secret, no Lease: another process's loss of it does not matter here. */
    private static final List<String> RIGHTS = List.of("GET /version", "GET " + GROUP + "packetcapturerequests",
            "GET " + GROUP + "packetcapturepolicies", "POST " + GROUP + "namespaces/default/packetcapturerequests",
            "GET " + GROUP + "namespaces/default/packetcapturerequests/.*",
            "PATCH " + GROUP + "namespaces/default/packetcapturerequests/.*",
            "(POST|PATCH) /apis/events.k8s.io/v1/namespaces/default/events(/.*)?",
            "(GET|POST|PATCH|PUT) /api/v1/namespaces/default/events(/.*)?");

    @TempDir
    private Path dir;

    @Test
    void aBridgeNeedsNoAzureAndReadsNoSecretAndNoLease() throws Exception {
        int alerts = FreePort.find();
        int health = FreePort.find();
        try (KubernetesInABox box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
                Eavesdropper api = new Eavesdropper(box.url().getPort());
                HttpClient client = HttpClient.newHttpClient()) {
            prepare(box);
            Process bridge = start(api.port(), alerts, health);
            try {
                await().atMost(Duration.ofSeconds(60)).ignoreExceptionsInstanceOf(IOException.class)
                        .until(() -> isReady(client, bridge, health));
                HttpResponse<String> answer = post(client, alerts);

                assertThat(answer.body()).contains("\"created\"");
                assertThat(api.heard()).isNotEmpty()
                        .allSatisfy(request -> assertThat(RIGHTS).as(request).anyMatch(request::matches));
                assertThat(get(client, health, "/metrics").body())
                        .contains(
                                "capture_alerts_total{result=\"created\"} 1.0");
                assertThat(get(client, alerts, "/metrics").statusCode()).as("not where alerts come in").isEqualTo(404);
            } finally {
                bridge.destroy();
                assertThat(bridge.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private static void prepare(KubernetesInABox box) throws IOException {
        for (String crd : List.of("packetcapturerequests", "packetcapturepolicies")) {
            box.cluster().resources("apiextensions.k8s.io/v1", "CustomResourceDefinition").create((ObjectNode) Json
                    .yaml(Files.readString(Path.of("crds", crd + ".capture.netwatch.io.yaml"))));
        }
        ObjectNode policy = (ObjectNode) Json.yaml(Files.readString(Path.of("examples", "policy.yaml")));
        policy.withObject("/spec").putObject("match").putArray("alertRules").add("Egress*");
        box.cluster().resources("capture.netwatch.io/v1alpha1", "PacketCapturePolicy").create(policy);
    }

    /** In an environment without a word about Azure. */
    private Process start(int apiPort, int alerts, int health) throws IOException {
        Path token = Files.writeString(dir.resolve("token"), TOKEN);
        Path config = Files.writeString(dir.resolve("config.yaml"), """
                bridge: {host: 127.0.0.1, port: %d, tokens: [{file: "%s", namespace: default}]}
                health: {host: 127.0.0.1, port: %d}
                """.formatted(alerts, token, health));
        Path kubeconfig = Files.writeString(dir.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: box
                contexts:
                - name: box
                  context: {cluster: box, user: nobody, namespace: default}
                clusters:
                - name: box
                  cluster: {server: "http://127.0.0.1:%d"}
                users:
                - name: nobody
                  user: {}
                """.formatted(apiPort));
        ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "--role",
                "bridge", "--config", config.toString()).redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AZURE_"));
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return builder.start();
    }

    private boolean isReady(HttpClient client, Process bridge, int health) throws IOException, InterruptedException {
        assertThat(bridge.isAlive()).as(Files.readString(dir.resolve("log"))).isTrue();
        return get(client, health, "/readyz").statusCode() == 200;
    }

    private static HttpResponse<String> get(HttpClient client, int port, String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, int port) throws IOException, InterruptedException {
        String message = Messages.text("common-fired").replaceFirst("\"firedDateTime\": \"[^\"]+\"",
                "\"firedDateTime\": \"" + Instant.now() + "\"");
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/alerts/" + TOKEN))
                .POST(BodyPublishers.ofByteArray(message.getBytes(UTF_8))).build(), BodyHandlers.ofString());
    }
}
