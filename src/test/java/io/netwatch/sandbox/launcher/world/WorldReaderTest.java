package io.netwatch.sandbox.launcher.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.netwatch.sandbox.azure.AzureWorld.ManagedGroup;
import io.netwatch.sandbox.azure.AzureWorld.Quota;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.launcher.world.WorldReader.BadWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may write into a world file, and what they are told when it is wrong. */
class WorldReaderTest {
    private static final Path WORLDS = Path.of("examples", "worlds");

    @TempDir
    private Path folder;

    @Test
    void theShopHasTheMachinesThatTheExamplesSpeakOf() {
        var shop = WorldBuilding.of(WorldReader.read(WORLDS.resolve("shop.yaml")).cloud(Optional.empty())).build();

        assertThat(shop.machines()).extracting(machine -> machine.id().name(), machine -> machine.power().name(),
                machine -> !machine.extensions().isEmpty())
                .contains(tuple("web-1", "RUNNING", true),
                        tuple("db-1", "DEALLOCATED", true),
                        tuple("old-1", "RUNNING", false));
        assertThat(shop.machines()).extracting(VirtualMachine::location).containsOnly("westeurope");
        assertThat(shop.scaleSets()).extracting(set -> set.id().name(), set -> set.instances().size())
                .containsExactly(tuple("workers", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "two-clouds", "two-subscriptions", "alert-samples", "troubles"})
    void everyExampleCanBeRead(String name) {
        WorldFile world = WorldReader.read(WORLDS.resolve(name + ".yaml"));

        assertThat(world.clouds()).allSatisfy(cloud -> {
            assertThat(WorldBuilding.of(cloud).build().machines()).isNotEmpty();
            cloud.faults().forEach(FaultEntry::fault);
        });
    }

    @Test
    void aWorldCanSayEverythingThatAzureInABoxKnows() {
        WorldFile.Cloud cloud = WorldReader.read(WORLDS.resolve("troubles.yaml")).cloud(Optional.empty());
        var world = WorldBuilding.of(cloud).build();

        assertThat(world.scaleSets()).extracting(set -> set.id().name(), set -> set.instances().size())
                .containsExactly(tuple("aks-nodes", 2), tuple("workers", 3));
        assertThat(world.groups()).extracting(ManagedGroup::name).containsExactly("MC_shop_aks");
        assertThat(world.quotas()).extracting(Quota::captures).containsExactly(3);
        assertThat(world.accounts()).extracting(account -> account.id().name(), StorageAccount::sku,
                StorageAccount::sharedKeyAccess, StorageAccount::openNetwork)
                .contains(tuple("shopvault", "Standard_LRS", false, true),
                        tuple("shopinternal", "Standard_LRS", true, false),
                        tuple("shopfast", "Premium_LRS", true, true));
        assertThat(cloud.faults()).hasSize(5);
    }

    @Test
    void twoCloudsKnowNothingOfEachOther() {
        WorldFile world = WorldReader.read(WORLDS.resolve("two-clouds.yaml"));

        assertThat(WorldBuilding.of(world.cloud(Optional.of("AzureChina"))).build().subscriptions().keySet())
                .doesNotContainAnyElementsOf(
                        WorldBuilding.of(world.cloud(Optional.empty())).build().subscriptions().keySet());
        assertThatThrownBy(() -> world.cloud(Optional.of("Mars"))).hasMessageContainingAll("\"Mars\"", "AzurePublic",
                "AzureChina");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            clouds: []                                                         | clouds is empty: give at least one
            {clouds: [{name: A, tenants: []}]}                                 | clouds[0]: tenants is empty
            {clouds: [{tenants: [{id: t}]}]}                                   | clouds[0]: name is missing
            {clouds: [{name: A, tenants: [{id: t}]}], cloud: []}               | cloud: unknown key; known here are [clouds]
            {clouds: [{name: A, tenants: [{id: t, subscriptions: [{id: s, machines: [{name: m, group: g}]}]}]}]} | clouds[0].tenants[0].subscriptions[0].machines[0]: region is missing
            {clouds: [{name: A, tenants: [{id: t, subscriptions: [{id: s, machines: [{name: m, group: g, region: r, power: off}]}]}]}]} | machines[0].power: write one of [RUNNING, STOPPED, DEALLOCATED]
            {clouds: [{name: A, tenants: [{id: t, subscriptions: [{id: s, machines: [{name: m, group: g, region: r, power: idle}]}]}]}]} | machines[0].power: "idle" is none of [RUNNING, STOPPED, DEALLOCATED]
            {clouds: [{name: A, tenants: [{id: t, subscriptions: [{id: s, machines: [{name: m, group: g, region: r, os: BeOS}]}]}]}]} | os is "BeOS": write Linux or Windows
            {clouds: [{name: A, tenants: [{id: t}], faults: [{call: "("}]}]} | clouds[0].faults[0]: call is "("
            {clouds: [{name: A, tenants: [{id: t}], faults: [{call: X}]}]} | status and code are needed to refuse "X"
            {clouds: [{name: A, tenants: [{id: t}], faults: [{call: X, effect: applyTwice, status: 500}]}]} | status and code say nothing with effect applyTwice
            {clouds: [{name: A, tenants: [{id: t, subscriptions: [{id: s, usages: [{region: r, captures: -1}]}]}]}]} | captures is -1
            {clouds: [{name: A, tenants: [{id: t, subscriptions: [{id: s, machines: [{name: m, group: g, region: r, nam: m}]}]}]}]} | machines[0].nam: unknown key; known here are
            """)
    void mistakesAreNamedWithTheirPlace(String text, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("world.yaml"), text);

        assertThatThrownBy(() -> WorldReader.read(file)).isInstanceOf(BadWorld.class)
                .hasMessageContainingAll(file.toString(), words);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> WorldReader.read(folder.resolve("none.yaml")))
                .hasMessageContainingAll("none.yaml does not exist", "--world FILE");
    }
}
