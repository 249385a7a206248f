package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.core.request.SessionCount;
import io.netwatch.capture.core.request.StorageFacts;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts, groups and quotas as Azure writes them, and what it leaves out. */
class SurroundingsReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void whatAnAccountLeavesOutHasAzuresOwnDefault() throws IOException {
        assertThat(account("{}")).isEqualTo(new StorageFacts("westus2", "Standard", true, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'allowSharedKeyAccess': false} | false | true",
            "{'allowSharedKeyAccess': true} | true | true",
            "{'networkAcls': {'defaultAction': 'deny'}} | true | false",
            "{'networkAcls': {'defaultAction': 'Allow'}} | true | true",
            "{'publicNetworkAccess': 'Disabled'} | true | false", "{'publicNetworkAccess': 'Enabled'} | true | true"})
    void keysAndFirewallsAreRead(String properties, boolean keys, boolean open) throws IOException {
        assertThat(account(properties.replace('\'', '"')))
                .isEqualTo(new StorageFacts("westus2", "Standard", keys, open));
    }

    @Test
    void anAccountsTierStandsAloneOrInTheNameOfItsSku() throws IOException {
        assertThat(
                SurroundingsReading.storage("{\"location\":\"x\",\"sku\":{\"name\":\"Any_LRS\",\"tier\":\"Premium\"}}")
                        .tier())
                .isEqualTo("Premium");
        assertThat(SurroundingsReading.storage("{\"location\":\"x\",\"sku\":{\"name\":\"Premium_ZRS\"}}").tier())
                .isEqualTo("Premium");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"location\":\"x\"}", "{\"sku\":{}}", "{\"location\":7,\"sku\":{}}"})
    void nothingElseIsTakenForAnAccount(String body) {
        assertThatThrownBy(() -> SurroundingsReading.storage(body)).isInstanceOf(IOException.class)
                .hasMessageStartingWith("not a storage account");
    }

    @Test
    void aGroupSaysWhoManagesIt() throws IOException {
        assertThat(SurroundingsReading.manager("{\"managedBy\":\"/subscriptions/s/x\"}"))
                .isEqualTo("/subscriptions/s/x");
        assertThat(SurroundingsReading.manager("{}")).isEmpty();
        assertThatThrownBy(() -> SurroundingsReading.manager("[]")).hasMessage("not a resource group");
    }

    @Test
    void sessionsAreOneLineOfTheListOfUsages() throws IOException {
        assertThat(SurroundingsReading.sessions("""
                {"value":[{"name":{"value":"VirtualNetworks"},"currentValue":1,"limit":1000},
                {"name":{"value":"packetCaptures"},"currentValue":7,"limit":10000}]}""", NOW))
                .isEqualTo(new SessionCount(7, 10_000, NOW, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"value\":[]}",
            "{\"value\":[{\"name\":{\"value\":\"PacketCaptures\"},\"limit\":\"many\"}]}",
            "{\"value\":[{\"name\":{\"value\":\"VirtualNetworks\"},\"currentValue\":9,\"limit\":9}]}"})
    void whatTheListDoesNotTellIsNoObstacle(String body) throws IOException {
        assertThat(SurroundingsReading.sessions(body, NOW)).isEqualTo(SessionCount.UNKNOWN);
    }

    @Test
    void nothingElseIsTakenForAListOfUsages() {
        assertThatThrownBy(() -> SurroundingsReading.sessions("{}", NOW)).hasMessage("not a list of usages");
    }

    private static StorageFacts account(String properties) throws IOException {
        return SurroundingsReading
                .storage("{\"location\":\"West US 2\",\"sku\":{\"name\":\"Standard_LRS\"},\"properties\":"
                        + properties + "}");
    }
}
