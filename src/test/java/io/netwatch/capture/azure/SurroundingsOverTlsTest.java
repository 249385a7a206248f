package io.netwatch.capture.azure;

import static io.netwatch.capture.azure.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.AgentFacts;
import io.netwatch.capture.core.request.SessionCount;
import io.netwatch.capture.core.request.StorageFacts;
import io.netwatch.capture.core.terms.Answer.NotBefore;
import io.netwatch.capture.core.terms.ArmId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls about storage accounts, groups, quotas and agents, as Azure sees and answers them. */
class SurroundingsOverTlsTest extends AzureOverTls {
    private static final ArmId ACCOUNT = new ArmId("/subscriptions/" + SUBSCRIPTION
            + "/resourceGroups/app/providers/Microsoft.Storage/storageAccounts/captures1");

    @Test
    void readsAStorageAccount() {
        server.on("GET", "/captures1", answer(200, """
                {"location":"West US 2","sku":{"name":"Premium_LRS","tier":"Premium"},"properties":{
                "allowSharedKeyAccess":false,"networkAcls":{"defaultAction":"Deny"}}}"""));

        assertThat(valueOf(azure().surroundings().storage(ACCOUNT)))
                .contains(new StorageFacts("westus2", "Premium", false, false));
        assertThat(server.calls()).singleElement().satisfies(get -> {
            assertThat(get.uri().getPath()).isEqualTo(ACCOUNT.text());
            assertThat(get.uri().getQuery()).isEqualTo("api-version=2023-01-01");
            assertThat(get.authorization()).contains("Bearer the-token");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}                                            | true",
            "{\"allowSharedKeyAccess\":null}                                             | true",
            "{\"networkAcls\":{\"defaultAction\":\"Allow\"}}                             | true",
            "{\"publicNetworkAccess\":\"Disabled\"}                                      | false"})
    void whatAzureLeavesOutHasAzuresDefault(String properties, boolean open) {
        server.on("GET", "/captures1", answer(200,
                "{\"location\":\"westus2\",\"sku\":{\"name\":\"Standard_LRS\"},\"properties\":" + properties + "}"));

        assertThat(valueOf(azure().surroundings().storage(ACCOUNT)))
                .contains(new StorageFacts("westus2", "Standard", true, open));
    }

    @Test
    void findsNoAccountWhereAzureSays404() {
        assertThat(valueOf(azure().surroundings().storage(ACCOUNT))).isEmpty();
    }

    @Test
    void reportsAMissingRight() {
        server.on("GET", "/captures1", answer(403, errorBody("AuthorizationFailed", "No.")));

        assertThat(failureOf(azure().surroundings().storage(ACCOUNT)).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"location\":\"westus2\"}"})
    void doesNotTakeAnythingElseForAnAccount(String body) {
        server.on("GET", "/captures1", answer(200, body));

        assertThat(failureOf(azure().surroundings().storage(ACCOUNT)).uncertain()).isTrue();
    }

    @Test
    void readsWhoManagesAGroup() {
        server.on("GET", "/nodes", answer(200, "{\"name\":\"nodes\",\"managedBy\":\"/the/cluster\"}"));
        server.on("GET", "/plain", answer(200, "{\"name\":\"plain\"}"));
        Surroundings surroundings = azure().surroundings();

        assertThat(valueOf(surroundings.managerOf(SUBSCRIPTION, "nodes"))).isEqualTo("/the/cluster");
        assertThat(valueOf(surroundings.managerOf(SUBSCRIPTION, "plain"))).isEmpty();
        assertThat(valueOf(surroundings.managerOf(SUBSCRIPTION, "gone"))).isEmpty();
        assertThat(server.calls()).first().satisfies(get -> assertThat(get.uri().toString())
                .isEqualTo("/subscriptions/" + SUBSCRIPTION + "/resourceGroups/nodes?api-version=2021-04-01"));
    }

    @Test
    void countsTheSessionsOfARegion() {
        server.on("GET", "/usages", answer(200, """
                {"value":[{"name":{"value":"VirtualNetworks"},"currentValue":1,"limit":50},
                {"name":{"value":"PacketCaptures"},"currentValue":12,"limit":10000}]}"""));

        assertThat(valueOf(azure().surroundings().sessions(SUBSCRIPTION, "westus2")))
                .isEqualTo(new SessionCount(12, 10_000, NOW, Optional.empty()));
        assertThat(server.calls()).singleElement()
                .satisfies(get -> assertThat(get.uri().toString()).isEqualTo("/subscriptions/" + SUBSCRIPTION
                        + "/providers/Microsoft.Network/locations/westus2/usages?api-version=2024-05-01"));
    }

    @Test
    void takesSessionsForUncountedWhereAzureTellsNoQuota() {
        server.on("GET", "/usages", answer(200, "{\"value\":[]}"));

        assertThat(valueOf(azure().surroundings().sessions(SUBSCRIPTION, "westus2"))).isEqualTo(SessionCount.UNKNOWN);
    }

    @Test
    void staysAwayForAsLongAsAzureSays() {
        server.on("GET", "/usages", answer(429, errorBody("TooManyRequests", "Slow."), "Retry-After", "9"));

        assertThat(azure().surroundings().sessions(SUBSCRIPTION, "westus2"))
                .isEqualTo(new NotBefore<>(NOW.plusSeconds(9), true));
    }

    @ParameterizedTest
    @CsvSource({"Windows, Succeeded, Windows, Succeeded", "Linux, Creating, Linux, Creating",
            "Linux, Updating, Linux, Creating", "Linux, Failed, Linux, Failed"})
    void readsTheAgentOfAMachine(String os, String state, String seenOs, String seenState) {
        server.on("GET", "/web-1", answer(200, """
                {"location":"West US 2","properties":{"storageProfile":{"osDisk":{"osType":"%s"}}},"resources":[
                {"properties":{"publisher":"Microsoft.Azure.NetworkWatcher","type":"NetworkWatcherAgent%s",
                "provisioningState":"%s"}}]}""".formatted(os, os, state)));

        assertThat(valueOf(azure().surroundings().agent(MACHINE)))
                .contains(new AgentFacts(seenOs, "westus2", seenState));
    }

    @Test
    void saysThatAMachineHasNoAgent() {
        server.on("GET", "/web-1", answer(200, "{\"location\":\"westus2\",\"resources\":[]}"));

        assertThat(valueOf(azure().surroundings().agent(MACHINE))).contains(new AgentFacts("Linux", "westus2", ""));
    }

    @Test
    void ordersTheAgentWithOneRequestInTheRecordedShape() {
        server.on("PUT", "/AzureNetworkWatcherExtension", answer(201, "{}"));

        assertThat(valueOf(azure().surroundings().installAgent(MACHINE, new AgentFacts("Windows", "westus2", ""))))
                .isTrue();
        assertThat(server.calls()).singleElement().satisfies(put -> {
            assertThat(put.uri().toString()).isEqualTo(
                    MACHINE + "/extensions/AzureNetworkWatcherExtension?api-version=2024-07-01");
            assertThat(put.body()).isEqualTo("{\"location\":\"westus2\",\"properties\":{\"publisher\":"
                    + "\"Microsoft.Azure.NetworkWatcher\",\"type\":\"NetworkWatcherAgentWindows\","
                    + "\"typeHandlerVersion\":\"1.4\",\"autoUpgradeMinorVersion\":true}}");
        });
    }
}
