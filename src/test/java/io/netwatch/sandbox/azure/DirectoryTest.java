package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.MACHINE;
import static io.netwatch.sandbox.azure.TestAzure.WATCHER;
import static io.netwatch.sandbox.azure.TestAzure.creation;
import static io.netwatch.sandbox.azure.TestAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.AzureWorld.ManagedGroup;
import io.netwatch.sandbox.azure.AzureWorld.Quota;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tenants, subscriptions, groups, quotas, and the extension that makes a machine ready for captures. */
class DirectoryTest {
    private static final String API = "?api-version=2022-12-01";

    private final TestAzure tenants = TestAzure.with(world -> world.rules(ArmRules.standard())
            .client("tenant-2", "client-2", "secret-2").subscription("sub-1", "tenant-1")
            .subscription("sub-2", "tenant-2"));

    @Test
    void aTokenOfAnotherTenantIsRefusedForTheSubscription() {
        String own = token("tenant-1", "client-1", "secret-1");
        String strange = token("tenant-2", "client-2", "secret-2");

        assertThat(get("/subscriptions/sub-1", own).status()).isEqualTo(200);
        Answer refused = get("/subscriptions/sub-1", strange);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().at("/error/code").asText()).isEqualTo("InvalidAuthenticationTokenTenant");
        assertThat(refused.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void listsTheSubscriptionsOfTheCallersTenant() {
        JsonNode listed = get("/subscriptions", token("tenant-2", "client-2", "secret-2")).json();

        assertThat(listed.path("value")).extracting(each -> each.path("subscriptionId").asText())
                .containsExactly("sub-2");
        assertThat(get("/tenants", token("tenant-2", "client-2", "secret-2")).json().at("/value/0/tenantId").asText())
                .isEqualTo("tenant-2");
    }

    @Test
    void tellsItsAddressesToAnybody() {
        JsonNode addresses = tenants.azure.answer(Face.ARM, Call.of("GET", "/metadata/endpoints" + API)).json();

        assertThat(addresses.at("/authentication/loginEndpoint").asText()).isEqualTo(Endpoints.PUBLIC.authority());
        assertThat(addresses.at("/authentication/audiences/0").asText()).isEqualTo(Endpoints.PUBLIC.arm());
    }

    @Test
    void showsWhoManagesAGroup() {
        TestAzure azure = TestAzure.with(world -> world
                .managedGroup(new ManagedGroup("sub-1", "MC_shop", "westeurope", "/subscriptions/sub-1/aks")));

        assertThat(azure.send("GET", "/subscriptions/sub-1/resourceGroups/mc_SHOP").json().path("managedBy").asText())
                .isEqualTo("/subscriptions/sub-1/aks");
        assertThat(azure.send("GET", "/subscriptions/sub-1/resourceGroups/App").json().has("managedBy")).isFalse();
        assertThat(azure.send("GET", "/subscriptions/sub-1/resourceGroups/none").status()).isEqualTo(404);
    }

    @Test
    void countsCapturesAgainstTheQuota() {
        TestAzure azure = TestAzure.with(world -> world.quota(new Quota("sub-1", "westeurope", 2)));
        azure.send(creation("c1"));
        assertThat(azure.send(creation("c2")).status()).isEqualTo(201);

        assertThat(azure.send(creation("c3")).status()).isEqualTo(400);
        JsonNode usage = azure.send("GET",
                "/subscriptions/sub-1/providers/Microsoft.Network/locations/westeurope/usages").json().at("/value/0");
        assertThat(usage.path("currentValue").asInt()).isEqualTo(2);
        assertThat(usage.path("limit").asInt()).isEqualTo(2);
        azure.send("DELETE", WATCHER.id() + "/packetCaptures/c1");
        azure.pass(Duration.ofSeconds(11));
        assertThat(azure.send(creation("c3")).status()).isEqualTo(201);
    }

    @Test
    void installsTheAgentWithinAMinute() {
        TestAzure azure = TestAzure.standard();
        azure.azure.put(MACHINE.withExtensions(List.of()));
        String extension = MACHINE.id() + "/extensions/AzureNetworkWatcherExtension";

        Answer put = azure.send(TestAzure.call("PUT", extension).with(json("{'location':'westeurope','properties':"
                + "{'publisher':'Microsoft.Azure.NetworkWatcher','type':'NetworkWatcherAgentLinux',"
                + "'typeHandlerVersion':'1.4','autoUpgradeMinorVersion':true}}")));

        assertThat(put.status()).isEqualTo(201);
        assertThat(put.json().at("/properties/provisioningState").asText()).isEqualTo("Creating");
        azure.pass(Duration.ofSeconds(45));
        assertThat(azure.send("GET", extension).json().at("/properties/provisioningState").asText())
                .isEqualTo("Succeeded");
        assertThat(azure.send(creation("c1")).status()).isEqualTo(201);
        azure.pass(Duration.ofSeconds(20));
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");
    }

    @Test
    void noFileReachesAPremiumAccountNorOneBehindAFirewall() {
        for (StorageAccount closed : List.of(TestAzure.ACCOUNT.withSku("Premium_LRS"),
                TestAzure.ACCOUNT.behindFirewall())) {
            TestAzure azure = TestAzure.standard();
            azure.azure.put(closed);
            azure.send(creation("c1"));
            azure.pass(Duration.ofMinutes(10));

            assertThat(azure.azure.blobs()).isEmpty();
            assertThat(azure.status("c1").at("/packetCaptureError/0").asText()).isEqualTo("StorageFailed");
        }
    }

    private Answer get(String path, String token) {
        return tenants.azure.answer(Face.ARM, Call.of("GET", path + API).header("Authorization", "Bearer " + token));
    }

    private String token(String tenant, String client, String secret) {
        return tenants.azure.answer(Face.AUTHORITY, Call.of("POST", "/" + tenant + "/oauth2/v2.0/token")
                .with(json("{'grant_type':'client_credentials','scope':'https://management.azure.com/.default',"
                        + "'client_id':'" + client + "','client_secret':'" + secret + "'}")))
                .json().path("access_token").asText();
    }
}
