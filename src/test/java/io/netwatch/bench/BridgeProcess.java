package io.netwatch.bench;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.bridge.Wire;
import io.netwatch.sandbox.kubernetes.real.FreePort;
import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.Folder;
import io.netwatch.sandbox.launcher.Kubernetes;
import io.netwatch.sandbox.launcher.Launch;
import io.netwatch.sandbox.launcher.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A bridge as it is shipped, with the chart's options for Java, in front of an API server; nobody drives captures. */
final class BridgeProcess implements AutoCloseable {
    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String FIRING = example(ExampleAlert.FIRED);
    private static final String RESOLVED = example(ExampleAlert.RESOLVED);

    private final Kubernetes kubernetes;
    private final Process process;
    private final Path log;
    private final int port;

    private BridgeProcess(Kubernetes kubernetes, Process process, Path log, int port) {
        this.kubernetes = kubernetes;
        this.process = process;
        this.log = log;
        this.port = port;
    }

    static BridgeProcess start(ApiServer server) throws IOException, InterruptedException {
        Folder folder = new Folder(Files.createDirectories(Path.of("target", "bench", "bridge")).toAbsolutePath());
        Kubernetes kubernetes = server.start(folder, 0);
        for (String crd : List.of("packetcapturerequests", "packetcapturepolicies")) {
            kubernetes.apply(Path.of("crds", crd + ".capture.netwatch.io.yaml"));
        }
        int port = FreePort.find();
        int health = FreePort.find();
        Path log = folder.path().resolve("bridge.log");
        Process process = process(kubernetes, configuration(folder, port, health), log);
        BridgeProcess bridge = new BridgeProcess(kubernetes, process, log, port);
        bridge.awaitReady(health);
        bridge.awaitPolicy(folder);
        return bridge;
    }

    private static Path configuration(Folder folder, int port, int health) throws IOException {
        Path token = Files.writeString(folder.path().resolve("token"), TOKEN);
        return Files.writeString(folder.path().resolve("bridge.yaml"), """
                bridge: {host: 127.0.0.1, port: %d, drainSeconds: 0, tokens: [{file: "%s", namespace: default}]}
                health: {host: 127.0.0.1, port: %d}
                """.formatted(port, token, health));
    }

    private static Process process(Kubernetes kubernetes, Path config, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.of(
                Stream.of(ProcessHandle.current().info().command().orElse("java")),
                Launch.CHART_BRIDGE.arguments().stream(),
                Stream.of("--role", "bridge", "--config", config.toString())).flatMap(part -> part).toList())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("KUBECONFIG", kubernetes.kubeconfig().toString());
        return builder.start();
    }

    private void awaitReady(int health) throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + health + "/readyz")).build();
        Instant end = Instant.now().plus(PATIENCE);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isOk(client, ready)) {
                if (!process.isAlive() || Instant.now().isAfter(end)) {
                    throw new IllegalStateException("the bridge is not ready:\n" + Files.readString(log));
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean isOk(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The example's, with all the room that there can be; the watch brings it a moment later. */
    private void awaitPolicy(Folder folder) throws IOException, InterruptedException {
        kubernetes.apply(Files.writeString(folder.path().resolve("policy.yaml"),
                Files.readString(Path.of("examples", "policy.yaml")) + "  maxActive: 10000\n  maxPerHour: 10000\n"));
        try (Wire connection = new Wire(port, 0)) {
            while (!connection.post(path(), alert("first", 0)).body().contains("\"created\"")) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    /** An alert for a machine of its own, in one of four subscriptions; the same each time. */
    static byte[] alert(String series, int number) {
        return message(FIRING, series, number);
    }

    /** One that is understood and starts nothing. */
    static byte[] ignored(int number) {
        return message(RESOLVED, "ignored", number);
    }

    private static byte[] message(String example, String series, int number) {
        return example.replace("ALERT_ID", series + "-" + number).replace("web-1", series + "-" + number)
                .replace("000000000001", "00000000000" + (number % 4 + 1)).getBytes(StandardCharsets.UTF_8);
    }

    /** As if all of them had fired when the benchmark began. */
    private static String example(ExampleAlert alert) {
        try {
            return alert.message("ALERT_ID", Instant.now());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    static String path() {
        return "/alerts/" + TOKEN;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    String kubernetesName() {
        return kubernetes.name();
    }

    /** How many requests of a series are stored. */
    long stored(String series) {
        KubernetesClient client = kubernetes.client();
        return client.resources(PacketCaptureRequest.class).inNamespace("default").list().getItems().stream()
                .filter(request -> request.getMetadata().getName().contains("-" + series + "-")).count();
    }

    @Override
    public void close() {
        Processes.end(process, Duration.ofSeconds(15));
        kubernetes.close();
    }
}
