package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.capture.cluster.EventWriter;
import io.netwatch.capture.cluster.Fabric8RequestStore;
import io.netwatch.capture.cluster.InformedPolicies;
import io.netwatch.capture.cluster.InformedSiblings;
import io.netwatch.capture.cluster.RefusalEvents;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.model.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A zone outage: one alert for each machine of four subscriptions, as fast as they can be sent, by HTTP to two whole
 * bridges in front of one API server; every tenth is sent twice. {@code bench/run bridge} does it with 6,000.
 */
class StormTest {
    private static final int ALERTS = 1_500;
    private static final int SENDERS = 32;
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @TempDir
    private Path dir;
    private final AtomicInteger next = new AtomicInteger();

    /** @param nanos from the sending to the answer */
    private record Sent(int status, String body, long nanos) {}

    @Test
    void everyAlertIsStoredOnceAndAnsweredInTime() throws Exception {
        try (KubernetesInABox box = prepared();
                KubernetesClient client = new KubernetesClientBuilder().withConfig(new ConfigBuilder()
                        .withMasterUrl(box.url().toString()).withRequestRetryBackoffLimit(0).build()).build();
                InformedPolicies policies = InformedPolicies.start(client);
                InformedSiblings siblings = InformedSiblings.start(client);
                RefusalEvents refusals = RefusalEvents
                        .start(new EventWriter(client, InstantSource.fixed(Messages.FIRED)), policies)) {
            AlertHandler handler = new AlertHandler(policies, siblings, new Fabric8RequestStore(client), refusals);
            List<Sent> sent = storm(handler);

            assertThat(sent).hasSize(ALERTS + ALERTS / 10).allSatisfy(one -> {
                assertThat(one.status()).as(one.body()).isEqualTo(200);
                assertThat(one.body()).containsAnyOf("\"created\"", "\"already-stored\"");
                assertThat(Duration.ofNanos(one.nanos())).isLessThan(PROMISED);
            });
            assertThat(sent).filteredOn(one -> one.body().contains("\"result\":\"created\"")).hasSize(ALERTS);
            assertThat(box.cluster().resources("capture.netwatch.io/v1alpha1", "PacketCaptureRequest")
                    .list(Filter.all())).hasSize(ALERTS);
        }
    }

    private List<Sent> storm(AlertHandler handler) throws Exception {
        try (Bridge one = bridge(handler);
                Bridge other = bridge(handler);
                ExecutorService senders = Executors.newFixedThreadPool(SENDERS, Thread.ofVirtual().factory())) {
            List<Future<List<Sent>>> all = IntStream.range(0, SENDERS)
                    .mapToObj(number -> senders.submit(() -> send(number, List.of(one.port(), other.port())))).toList();
            List<Sent> sent = new ArrayList<>();
            for (Future<List<Sent>> part : all) {
                sent.addAll(part.get());
            }
            return sent;
        }
    }

    private List<Sent> send(int number, List<Integer> ports) throws IOException {
        List<Sent> sent = new ArrayList<>();
        try (Wire first = new Wire(ports.get(number % 2), number);
                Wire second = new Wire(ports.get(1 - number % 2), number)) {
            for (int alert = next.getAndIncrement(); alert < ALERTS; alert = next.getAndIncrement()) {
                sent.add(sent(first, alert));
                if (alert % 10 == 0) {
                    sent.add(sent(second, alert));
                }
            }
        }
        return sent;
    }

    private static Sent sent(Wire wire, int alert) throws IOException {
        byte[] message = Messages.text("common-fired")
                .replace("/subscriptions/5b/", "/subscriptions/" + alert % 4 + "/")
                .replace("web-1", "web-" + alert).replace("4f1c0a52-0001", "4f1c0a52-" + alert).getBytes(UTF_8);
        long begin = System.nanoTime();
        Wire.Answer answer = wire.post("/alerts/" + RunningBridge.TOKEN, message);
        return new Sent(answer.status(), answer.body(), System.nanoTime() - begin);
    }

    private Bridge bridge(AlertHandler handler) throws IOException {
        Path token = Files.writeString(dir.resolve("token"), RunningBridge.TOKEN);
        return Bridge.start(new BridgeConfig("127.0.0.1", 0, List.of(new BridgeConfig.Caller(token, "default")),
                List.of(), false, Optional.empty(), null), handler, InstantSource.fixed(Messages.FIRED));
    }

    private static KubernetesInABox prepared() throws IOException {
        KubernetesInABox box = KubernetesInABox.start(0, InstantSource.fixed(Messages.FIRED), Admission.none());
        for (String kind : List.of("packetcapturerequests", "packetcapturepolicies")) {
            box.cluster().resources("apiextensions.k8s.io/v1", "CustomResourceDefinition").create((ObjectNode) Json
                    .yaml(Files.readString(Path.of("crds", kind + ".capture.netwatch.io.yaml"))));
        }
        ObjectNode policy = (ObjectNode) Json.yaml(Files.readString(Path.of("examples", "policy.yaml")));
        policy.withObject("/spec").put("maxActive", 10_000).put("maxPerHour", 10_000).putObject("match")
                .putArray("alertRules").add("Egress*");
        box.cluster().resources("capture.netwatch.io/v1alpha1", "PacketCapturePolicy").create(policy);
        return box;
    }
}
