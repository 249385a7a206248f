package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.bridge.Messages;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.json.Json;
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
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own in front of an API server, in an environment without a word about Azure. */
record OwnProcess(Process process, Path log, int alerts, int health, HttpClient client) implements AutoCloseable {
    static final String TOKEN = "a-token-that-nobody-guesses";

    /** @param more lines of the configuration */
    static OwnProcess start(Path dir, int apiPort, String role, String more) throws IOException {
        int alerts = FreePort.find();
        int health = FreePort.find();
        Path token = Files.writeString(dir.resolve("token"), TOKEN);
        Path config = Files.writeString(dir.resolve(role + ".yaml"), """
                bridge: {host: 127.0.0.1, port: %d, tokens: [{file: "%s", namespace: default}], drainSeconds: 2}
                health: {host: 127.0.0.1, port: %d}
                """.formatted(alerts, token, health) + more);
        Path log = dir.resolve(role + ".log");
        ProcessBuilder builder = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName(), "--role",
                role, "--config", config.toString()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AZURE_"));
        builder.environment().put("KUBECONFIG", kubeconfig(dir, apiPort).toString());
        return new OwnProcess(builder.start(), log, alerts, health, HttpClient.newHttpClient());
    }

    /** The CRDs, and a policy that answers the example alert. */
    static void prepare(KubernetesInABox box) throws IOException {
        for (String crd : List.of("packetcapturerequests", "packetcapturepolicies")) {
            box.cluster().resources("apiextensions.k8s.io/v1", "CustomResourceDefinition").create((ObjectNode) Json
                    .yaml(Files.readString(Path.of("crds", crd + ".capture.netwatch.io.yaml"))));
        }
        ObjectNode policy = (ObjectNode) Json.yaml(Files.readString(Path.of("examples", "policy.yaml")));
        policy.withObject("/spec").putObject("match").putArray("alertRules").add("Egress*");
        box.cluster().resources("capture.netwatch.io/v1alpha1", "PacketCapturePolicy").create(policy);
    }

    private static Path kubeconfig(Path dir, int apiPort) throws IOException {
        return Files.writeString(dir.resolve("kubeconfig"), """
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
    }

    OwnProcess awaitReady() {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            return health("/readyz").statusCode() == 200;
        });
        return this;
    }

    HttpResponse<String> health(String path) throws IOException, InterruptedException {
        return get(health, path);
    }

    HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                BodyHandlers.ofString());
    }

    /** An alert of now about this machine. */
    HttpResponse<String> alert(String machine) throws IOException, InterruptedException {
        String message = Messages.text("common-fired").replace("web-1", machine).replaceFirst(
                "\"firedDateTime\": \"[^\"]+\"", "\"firedDateTime\": \"" + Instant.now() + "\"");
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + alerts + "/alerts/" + TOKEN))
                .POST(BodyPublishers.ofString(message)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(31));
        client.close();
    }
}
