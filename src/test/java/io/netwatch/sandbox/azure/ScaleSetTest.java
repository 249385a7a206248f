package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.ACCOUNT;
import static io.netwatch.sandbox.azure.TestAzure.CAPTURES;
import static io.netwatch.sandbox.azure.TestAzure.SUBSCRIPTION;
import static io.netwatch.sandbox.azure.TestAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScaleSetTest {
    private static final ScaleSet SET = ScaleSet.linux(SUBSCRIPTION, "App", "workers", "westeurope", 3);

    private final TestAzure azure = TestAzure.with(world -> world.scaleSet(SET));

    @Test
    void acceptsShortIdsAndAnswersFullOnes() {
        Answer put = create("c1", ",'scope':{'include':['0','" + SET.id() + "/virtualMachines/2']}");

        assertThat(put.status()).isEqualTo(201);
        JsonNode properties = put.json().path("properties");
        assertThat(properties.path("targetType").asText()).isEqualTo("AzureVMSS");
        assertThat(properties.at("/scope/include")).extracting(JsonNode::asText)
                .containsExactly(SET.id() + "/virtualMachines/0", SET.id() + "/virtualMachines/2");
        assertThat(properties.at("/scope/exclude")).isEmpty();
    }

    @Test
    void writesOneFilePerInstanceBelowOnePrefix() {
        JsonNode put = create("c1", "").json();
        azure.pass(Duration.ofMinutes(10));

        String prefix = put.at("/properties/storageLocation/storagePath").asText();
        assertThat(prefix).endsWith("/app/providers/microsoft.compute/virtualmachinescalesets/workers/2026/03/01/"
                + "packetCapture_02_00_00_000");
        assertThat(azure.azure.blobs()).hasSize(3).allSatisfy(
                blob -> assertThat(Endpoints.PUBLIC.blobUrl(blob.address())).startsWith(prefix + "/").endsWith(".cap"));
    }

    @Test
    void leavesOutWhatIsExcludedDoesNotRunOrHasNoAgent() {
        azure.azure.put(SET.instances().get(1).with(PowerState.DEALLOCATED));
        azure.azure.put(SET.with(SET.newInstance("3", "Linux").withExtensions(List.of()))
                .with(SET.instances().get(1).with(PowerState.DEALLOCATED)));
        create("c1", ",'scope':{'exclude':['0']}");
        azure.pass(Duration.ofMinutes(10));

        assertThat(azure.azure.blobs()).extracting(blob -> blob.address().name()).singleElement().asString()
                .contains("workers_2");
    }

    @Test
    void namesTheFileOfASingleInstanceAfterIt() {
        create("c1", ",'scope':{'include':['1']}");
        azure.pass(Duration.ofMinutes(10));

        assertThat(azure.azure.blobs()).singleElement().satisfies(blob -> assertThat(blob.address().name())
                .endsWith("/virtualmachinescalesets/workers/virtualmachines/1/2026/03/01/"
                        + "packetCapture_02_00_00_000.cap"));
    }

    @Test
    void takesAnInstanceForATarget() {
        Answer put = azure.put("c1", body(SET.id() + "/virtualMachines/1", ""));

        assertThat(put.status()).isEqualTo(201);
        assertThat(put.json().at("/properties/target").asText()).isEqualTo(SET.id() + "/virtualMachines/1");
    }

    @Test
    void refusesAnInstanceThatIsNotThere() {
        Answer put = create("c1", ",'scope':{'include':['7']}");

        assertThat(put.status()).isEqualTo(400);
        assertThat(put.json().at("/error/message").asText()).contains(SET.id() + "/virtualMachines/7");
        assertThat(azure.azure.captures()).isEmpty();
    }

    @Test
    void goesOnWithoutOneOfItsInstances() {
        create("c1", "");
        azure.pass(Duration.ofSeconds(30));
        azure.azure.put(SET.instances().getFirst().with(PowerState.STOPPED));

        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");
    }

    @Test
    void failsWhenNoInstanceRuns() {
        SET.instances().forEach(instance -> azure.azure.put(instance.with(PowerState.STOPPED)));
        create("c1", "");
        azure.pass(Duration.ofMinutes(1));

        assertThat(azure.send("GET", CAPTURES + "/c1").json().at("/properties/provisioningState").asText())
                .isEqualTo("Failed");
    }

    @Test
    void showsTheSetItsInstancesAndTheirState() {
        azure.azure.put(SET.instances().get(2).with(PowerState.DEALLOCATED));

        JsonNode set = azure.send("GET", SET.id().toString()).json();
        assertThat(set.at("/sku/capacity").asInt()).isEqualTo(3);
        assertThat(set.at("/properties/virtualMachineProfile/extensionProfile/extensions/0/properties/type").asText())
                .isEqualTo("NetworkWatcherAgentLinux");
        assertThat(azure.send("GET", SET.id() + "/virtualMachines").json().path("value"))
                .extracting(instance -> instance.path("instanceId").asText()).containsExactlyInAnyOrder("0", "1", "2");
        JsonNode view = azure.send("GET", SET.id() + "/virtualMachines/2/instanceView").json();
        assertThat(view.path("statuses").findValuesAsText("code")).contains("PowerState/deallocated");
        assertThat(azure.send("GET", SET.id() + "/virtualMachines/9").status()).isEqualTo(404);
    }

    @Test
    void showsAnInstanceToWhichTheModelWasNotApplied() {
        azure.azure.put(SET.with(SET.newInstance("3", "Linux").withExtensions(List.of())));

        assertThat(azure.send("GET", SET.id() + "/virtualMachines").json().path("value"))
                .extracting(instance -> instance.at("/properties/latestModelApplied").asBoolean())
                .containsExactly(true, true, true, false);
    }

    @Test
    void listsManyInstancesInPages() {
        azure.azure.put(ScaleSet.linux(SUBSCRIPTION, "App", "crowd", "westeurope", 120));
        List<Integer> sizes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        String url = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/App/providers/Microsoft.Compute"
                + "/virtualMachineScaleSets/crowd/virtualMachines?api-version=2024-07-01&$expand=instanceView";
        while (!url.isEmpty()) {
            JsonNode page = azure.azure.answer(Face.ARM, Call.of("GET", url)).json();
            sizes.add(page.path("value").size());
            page.path("value").forEach(instance -> {
                ids.add(instance.path("instanceId").asText());
                assertThat(instance.at("/properties/instanceView/statuses")).isNotEmpty();
            });
            url = page.path("nextLink").asText();
        }

        assertThat(sizes).containsExactly(50, 50, 20);
        assertThat(ids).hasSize(120);
    }

    private Answer create(String name, String more) {
        return azure.put(name, body(SET.id().toString(), more));
    }

    private static JsonNode body(String target, String more) {
        return json("{'properties':{'target':'" + target + "','targetType':'AzureVMSS','timeLimitInSeconds':300,"
                + "'storageLocation':{'storageId':'" + ACCOUNT.id() + "'}" + more + "}}");
    }
}
