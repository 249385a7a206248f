package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.ACCOUNT;
import static io.netwatch.sandbox.azure.TestAzure.MACHINE;
import static io.netwatch.sandbox.azure.TestAzure.WATCHER;
import static io.netwatch.sandbox.azure.TestAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Watchers, machines, accounts and quotas. */
class ResourcesTest {
    private static final String GROUP = "/subscriptions/sub-1/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers";

    private final TestAzure azure = TestAzure.standard();

    @Test
    void makesAWatcherWhereTheRegionHasNone() {
        Call put = TestAzure.call("PUT", GROUP + "/mine").with(json("{'location':'eastus'}"));
        Answer created = azure.send(put);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/properties/provisioningState").asText()).isEqualTo("Succeeded");
        assertThat(created.headers()).containsKey("Azure-AsyncOperation");
        assertThat(azure.send(put).status()).isEqualTo(200);
        assertThat(azure.send("GET", GROUP).json().path("value")).hasSize(2);
    }

    @Test
    void allowsOneWatcherPerRegion() {
        Answer refused = azure.send(TestAzure.call("PUT", GROUP + "/second").with(json("{'location':'WestEurope'}")));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/code").asText()).isEqualTo("NetworkWatcherCountLimitReached");
    }

    @Test
    void countsCapturesAgainstTheQuotaOfTheirRegion() {
        azure.send(TestAzure.creation("c1"));
        azure.send(TestAzure.creation("c2"));

        JsonNode usage = azure
                .send("GET", "/subscriptions/sub-1/providers/Microsoft.Network/locations/westeurope/usages").json()
                .at("/value/0");
        assertThat(usage.at("/name/value").asText()).isEqualTo("PacketCaptures");
        assertThat(usage.path("currentValue").asInt()).isEqualTo(2);
        assertThat(usage.path("limit").asInt()).isEqualTo(10_000);
    }

    @Test
    void showsTheInstanceViewOnRequestOnly() {
        assertThat(azure.send("GET", MACHINE.id().toString()).json().at("/properties/instanceView").isMissingNode())
                .isTrue();

        JsonNode view = instanceView();
        assertThat(view.at("/statuses/1/code").asText()).isEqualTo("PowerState/running");
        assertThat(view.at("/vmAgent/statuses/0/displayStatus").asText()).isEqualTo("Ready");
        assertThat(view.at("/extensions/0/type").asText())
                .isEqualTo("Microsoft.Azure.NetworkWatcher.NetworkWatcherAgentLinux");
    }

    @Test
    void showsNoAgentOnADeallocatedMachine() {
        azure.azure.put(MACHINE.with(VirtualMachine.PowerState.DEALLOCATED));

        assertThat(instanceView().at("/statuses/1/code").asText()).isEqualTo("PowerState/deallocated");
        assertThat(instanceView().has("vmAgent")).isFalse();
    }

    @Test
    void showsTheExtensionAsRecorded() {
        JsonNode extension = azure.send("GET", MACHINE.id() + "/extensions/AzureNetworkWatcherExtension").json();

        assertThat(extension.path("properties")).isEqualTo(
                json("""
                        {'autoUpgradeMinorVersion':true,'provisioningState':'Succeeded','publisher':'Microsoft.Azure.NetworkWatcher',
                         'type':'NetworkWatcherAgentLinux','typeHandlerVersion':'1.4'}"""));
        assertThat(azure.send("GET", MACHINE.id() + "/extensions").json().path("value")).containsExactly(extension);
    }

    @Test
    void tellsWhereAnAccountKeepsItsBlobs() {
        assertThat(azure.send("GET", ACCOUNT.id().toString()).json().at("/properties/primaryEndpoints/blob").asText())
                .isEqualTo("https://captures1.blob.core.windows.net/");
    }

    @Test
    void forgetsWhatIsRemoved() {
        azure.azure.remove(MACHINE.id());
        azure.azure.remove(WATCHER.id());

        assertThat(azure.send("GET", MACHINE.id().toString()).status()).isEqualTo(404);
        assertThat(azure.send("GET", "/subscriptions/sub-1/providers/Microsoft.Network/networkWatchers").json())
                .isEqualTo(json("{'value':[]}"));
    }

    @Test
    void changesTheEtagOfAWatcherTwicePerCreatedCapture() {
        String before = etag();
        azure.send(TestAzure.creation("c1"));
        String during = etag();
        azure.pass(Duration.ofSeconds(10));

        assertThat(Set.of(before, during, etag())).hasSize(3);
    }

    private String etag() {
        return azure.send("GET", WATCHER.id().toString()).json().path("etag").asText();
    }

    private JsonNode instanceView() {
        return azure.send(Call.of("GET", MACHINE.id() + "?$expand=instanceView&api-version=2024-07-01")).json()
                .at("/properties/instanceView");
    }
}
