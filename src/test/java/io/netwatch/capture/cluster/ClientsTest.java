package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsTest {
    private static final Path CRD = Path.of("crds", "packetcapturerequests.capture.netwatch.io.yaml");

    private KubernetesInABox box;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        ObjectNode crd = (ObjectNode) Json.yaml(Files.readString(CRD));
        ObjectNode properties = (ObjectNode) crd.at("/spec/versions/0/schema/openAPIV3Schema/properties");
        for (String part : new String[]{"spec", "status"}) {
            ((ObjectNode) properties.at("/" + part + "/properties")).putObject("fromANewerRelease").put("type",
                    "string");
        }
        box.cluster().resources("apiextensions.k8s.io/v1", "CustomResourceDefinition").create(crd);
        client = Clients.of(new ConfigBuilder().withMasterUrl(box.url().toString()).withNamespace("default").build());
    }

    @AfterEach
    void stop() {
        client.close();
        box.close();
    }

    /** While a newer release is rolled out, its operator writes what the bridges of this one still watch. */
    @Test
    void oneRequestWithFieldsOfANewerReleaseEndsNoWatch() throws IOException {
        try (SharedIndexInformer<PacketCaptureRequest> informer = client.resources(PacketCaptureRequest.class)
                .inform()) {
            create("newer", "  fromANewerRelease: wanted");
            await().until(() -> informer.getStore().list().size() == 1);
            create("ours", "");
            await().until(() -> informer.getStore().list().size() == 2);

            assertThat(informer.isRunning()).isTrue();
        }
        assertThat(client.resources(PacketCaptureRequest.class).withName("newer").get().getSpec().reason())
                .isEqualTo("a test");
    }

    private void create(String name, String more) throws IOException {
        Resources requests = box.cluster().resources("capture.netwatch.io/v1alpha1", "PacketCaptureRequest");
        requests.create((ObjectNode) Json.yaml("""
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {name: %s, namespace: default}
                spec:
                  target: {resourceId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/m}
                  storage: {filePath: /var/captures/x.cap}
                  reason: a test
                %s
                """.formatted(name, more)));
    }
}
