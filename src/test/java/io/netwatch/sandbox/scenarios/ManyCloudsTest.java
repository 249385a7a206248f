package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.World;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One operator, three clouds that know nothing of each other, and a namespace with a Secret for each. */
class ManyCloudsTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4)
            .inWorld(Path.of("examples", "worlds", "three-clouds.yaml"));

    private static final List<Place> PLACES = List.of(new Place("North", 1, "northcaptures"),
            new Place("East", 2, "eastcaptures"), new Place("South", 3, "southcaptures"));
    private static final String ROTATED = "rotated-0123456789abcdef";
    private static final String WRONG = "wrong-0123456789abcdef";

    /** A cloud, and the namespace of the people who work in it. */
    private record Place(String cloud, int number, String account) {
        String namespace() {
            return "team-" + number;
        }

        String tenant() {
            return "00000000-0000-0000-0000-0000000000d" + number;
        }

        String group() {
            return "/subscriptions/00000000-0000-0000-0000-0000000000e%d/resourceGroups/shop/providers"
                    .formatted(number);
        }

        Azure azure() {
            return SITE.site().world().azure(cloud).azure();
        }

        Requests requests() {
            return SITE.requestsIn(namespace());
        }

        void create(String name, String secret, int seconds) {
            String manifest = """
                    apiVersion: capture.netwatch.io/v1alpha1
                    kind: PacketCaptureRequest
                    metadata: {name: %s}
                    spec:
                      target: {resourceId: %s/Microsoft.Compute/virtualMachines/till-%d}
                      timeLimitSeconds: %d
                      storage: {accountId: %s/Microsoft.Storage/storageAccounts/%s}
                      credentialsRef: {name: %s}
                    """.formatted(name, group(), number, seconds, group(), account, secret);
            client().resources(PacketCaptureRequest.class).inNamespace(namespace())
                    .load(new ByteArrayInputStream(manifest.getBytes(UTF_8))).create();
        }

        /** Under the names of Azure's tools. */
        void store(String name, String password) {
            store(name, Map.of("AZURE_TENANT_ID", tenant(), "AZURE_CLIENT_ID", World.CLIENT, "AZURE_CLIENT_SECRET",
                    password, "AZURE_CLOUD", cloud));
        }

        void store(String name, Map<String, String> values) {
            SecretBuilder secret = new SecretBuilder().withNewMetadata().withName(name).withNamespace(namespace())
                    .endMetadata();
            values.forEach((key, value) -> secret.addToData(key,
                    Base64.getEncoder().encodeToString(value.getBytes(UTF_8))));
            Secret built = secret.build();
            if (client().resource(built).get() == null) {
                client().resource(built).create();
            } else {
                client().resource(built).update();
            }
        }
    }

    @BeforeAll
    static void makeNamespaces() {
        PLACES.forEach(place -> client().resource(new NamespaceBuilder().withNewMetadata()
                .withName(place.namespace()).endMetadata().build()).create());
    }

    /** All that people and tools can see. */
    @AfterAll
    static void noSecretIsSeenAnywhere() throws Exception {
        StringBuilder seen = new StringBuilder(Files.readString(SITE.site().folder().path().resolve("operator-1.log")));
        seen.append(SITE.web().get(SITE.site().access().readyUrl().replace("readyz", "metrics")).text());
        PLACES.forEach(place -> {
            place.requests().all()
                    .forEach(request -> seen.append(client().getKubernetesSerialization().asYaml(request)));
            client().v1().events().inNamespace(place.namespace()).list().getItems()
                    .forEach(event -> seen.append(client().getKubernetesSerialization().asYaml(event)));
        });
        assertThat(seen.toString()).contains("capture_azure_calls", "team-1", "CredentialsMissing")
                .doesNotContain(SITE.site().clientSecret(), ROTATED, WRONG, "box-");
    }

    @Test
    void eachNamespaceCapturesInItsOwnCloud() {
        PLACES.forEach(place -> place.store("azure", SITE.site().clientSecret()));
        PLACES.forEach(place -> place.create("all-at-once", "azure", 60));

        for (Place place : PLACES) {
            PacketCaptureRequest end = place.requests().await("all-at-once", "Completed");
            assertThat(end.getStatus().captureId()).startsWith(place.group().replace("/shop/", "/NetworkWatcherRG/"));
            assertThat(end.getStatus().files()).singleElement().satisfies(file -> assertThat(file.url())
                    .startsWith(SITE.site().world().azure(place.cloud()).blobUrl() + "/" + place.account() + "/"));
            assertThat(place.azure().creates(end.getStatus().captureName())).isOne();
            place.requests().delete("all-at-once");
            place.requests().awaitGone("all-at-once");
        }
        PLACES.forEach(place -> assertThat(place.azure().captures().stream().map(CaptureView::name))
                .noneMatch(name -> name.startsWith("all-at-once")));
    }

    @Test
    void aSecretIsRotatedWhileACaptureRuns() {
        Place east = PLACES.get(1);
        east.store("rotating", SITE.site().clientSecret());
        east.create("while-rotated", "rotating", 40);
        east.requests().await("while-rotated", "Running");

        east.azure().changeSecret(new AzureWorld.Client(east.tenant(), World.CLIENT, ROTATED));
        east.store("rotating", ROTATED);

        PacketCaptureRequest end = east.requests().await("while-rotated", "Completed");
        assertThat(end.getStatus().files()).as("found with the new secret").hasSize(1);
        assertThat(east.azure().creates(end.getStatus().captureName())).isOne();
        east.azure().changeSecret(new AzureWorld.Client(east.tenant(), World.CLIENT, SITE.site().clientSecret()));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatIsMissingIsNamedAndHealsByItself() {
        Place south = PLACES.get(2);
        south.create("patient", "later", 16);
        assertThat(Follow.message(south.requests().await("patient", "CredentialsMissing")))
                .contains("Secret team-3/later does not exist");
        south.requests().awaitEvent("patient", "Warning", "CredentialsMissing");

        south.store("later", SITE.site().clientSecret());

        south.requests().await("patient", "Running");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void whatEntraRefusesIsToldInItsWordsAndHealsByItself() {
        Place north = PLACES.getFirst();
        north.store("mistaken", WRONG);
        north.create("refused", "mistaken", 16);
        assertThat(Follow.message(north.requests().await("refused", "CredentialsMissing"))).contains("AADSTS7000215");

        north.store("mistaken", Map.of("AzureTenant", north.tenant(), "AzureClientID", World.CLIENT,
                "AzureCredPassword", SITE.site().clientSecret(), "AZURE_CLOUD", "North"));

        north.requests().await("refused", "Running");
    }

    private static KubernetesClient client() {
        return SITE.site().world().client();
    }
}
