package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.cluster.Fabric8RequestStore;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Admission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API server is away for a while: Azure sends the alert again, on its own schedule, until it is stored once. */
class OutageTest {
    /** When Azure delivers an alert that is answered 503, after the alert fired. */
    private static final List<Duration> DELIVERIES = Stream.of(1, 6, 26, 31, 71).map(Duration::ofSeconds).toList();
    private static final String ACCOUNT = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage"
            + "/storageAccounts/evidence";
    private static final Path CRD = Path.of("crds", "packetcapturerequests.capture.netwatch.io.yaml");

    private KubernetesInABox box;
    private KubernetesClient client;
    private AlertHandler bridge;

    @BeforeEach
    void start() throws IOException {
        box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        box.cluster().resources("apiextensions.k8s.io/v1", "CustomResourceDefinition")
                .create((ObjectNode) Json.yaml(Files.readString(CRD)));
        client = new KubernetesClientBuilder().withConfig(new ConfigBuilder().withMasterUrl(box.url().toString())
                .withNamespace("default").withRequestRetryBackoffLimit(0).build()).build();
        bridge = new AlertHandler(namespace -> List.of(policy(namespace)), _ -> List.of(),
                new Fabric8RequestStore(client), (_, _, _) -> {});
    }

    @AfterEach
    void stop() {
        client.close();
        box.close();
    }

    @Test
    void anAlertDuringAnOutageIsStoredOnceWhenTheServerIsBack() {
        int port = box.url().getPort();
        box.close();
        for (Duration since : DELIVERIES.subList(0, 3)) {
            Outcome outcome = deliver(since);
            assertThat(outcome.status()).as("Azure repeats nothing but 408, 429, 503 and 504").isEqualTo(503);
            assertThat(outcome.result()).isEqualTo("unavailable");
        }
        box = KubernetesInABox.serve(port, InstantSource.system(), box.cluster());

        assertThat(deliver(DELIVERIES.get(3)).result()).isEqualTo("created");
        assertThat(deliver(DELIVERIES.get(4)).result()).as("our answer was lost").isEqualTo("already-stored");
        assertThat(client.resources(PacketCaptureRequest.class).inAnyNamespace().list().getItems()).hasSize(1);
    }

    private Outcome deliver(Duration since) {
        Instant now = Messages.FIRED.plus(since);
        return bridge.handle(Message.of(Messages.bytes("common-fired")), "default", now);
    }

    private static Policy policy(String namespace) {
        AlertMatch match = new AlertMatch(List.of("Egress*"), null, null, null, null);
        CaptureTemplate template = new CaptureTemplate(null, null, null, null, null, null, null, null,
                new Storage(ACCOUNT, null, null), null, null, null, null, null, null, null, null);
        return new Policy(namespace, "egress",
                new PacketCapturePolicySpec(null, match, template, null, null, null, null, null, null, null));
    }
}
