package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Admission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What bridges turn away is told on the policy, counted, and added up by the leader. */
class RefusalEventsTest {
    private KubernetesInABox box;
    private KubernetesClient client;
    private InformedPolicies policies;

    @BeforeEach
    void start() throws IOException {
        box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        for (String plural : List.of("packetcapturepolicies", "packetcapturerequests")) {
            create("apiextensions.k8s.io/v1", "CustomResourceDefinition",
                    Path.of("crds", plural + ".capture.netwatch.io.yaml"));
        }
        create("capture.netwatch.io/v1alpha1", "PacketCapturePolicy", Path.of("examples", "policy.yaml"));
        client = new KubernetesClientBuilder().withConfig(
                new ConfigBuilder().withMasterUrl(box.url().toString()).withNamespace("default").build()).build();
        policies = InformedPolicies.start(client);
    }

    @AfterEach
    void stop() {
        policies.close();
        client.close();
        box.close();
    }

    @Test
    void everyBridgeCountsForItselfAndTheLeaderAddsUp() {
        bridge("one", "two", "three");
        bridge("four");

        assertThat(events()).hasSize(2).extracting(Event::getCount).containsExactlyInAnyOrder(3, 1);
        assertThat(events()).allSatisfy(event -> {
            assertThat(event.getReason()).isEqualTo("Suppressed");
            assertThat(event.getInvolvedObject().getKind()).isEqualTo("PacketCapturePolicy");
        });
        assertThat(events()).extracting(Event::getMessage).anyMatch(message -> message.contains("three"));
        try (InformedSiblings siblings = InformedSiblings.start(client);
                InformedActivity activity = InformedActivity.start(client, siblings)) {
            Policy policy = policies.in("default").getFirst();
            String uid = policies.find("default", policy.name()).orElseThrow().getUid();
            await().until(() -> activity.of(policy, uid).turnedAway() == 4);
        }
    }

    @Test
    void aPolicyThatIsGoneIsToldNothing() {
        try (RefusalEvents refusals = RefusalEvents.start(new EventWriter(client, InstantSource.system()), policies)) {
            refusals.tell("default", "gone", "why");
        }
        assertThat(events()).isEmpty();
    }

    private void bridge(String... sentences) {
        try (RefusalEvents refusals = RefusalEvents.start(new EventWriter(client, InstantSource.system()), policies)) {
            List.of(sentences).forEach(sentence -> refusals.tell("default", "egress-spike", sentence));
        }
    }

    private List<Event> events() {
        return client.v1().events().inNamespace("default").list().getItems();
    }

    private void create(String version, String kind, Path file) throws IOException {
        box.cluster().resources(version, kind).create((ObjectNode) Json.yaml(Files.readString(file)));
    }
}
