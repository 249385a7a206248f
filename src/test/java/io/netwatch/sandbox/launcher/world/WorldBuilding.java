package io.netwatch.sandbox.launcher.world;

import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.azure.VirtualMachine.Extension;
import io.netwatch.sandbox.launcher.world.WorldFile.Account;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import io.netwatch.sandbox.launcher.world.WorldFile.Machine;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import java.util.List;

/** From what a person wrote to what the Azure in a box starts with. */
public final class WorldBuilding {
    private WorldBuilding() {}

    /** A world to which clients, pace and traffic are still to be added. */
    public static AzureWorld.Builder of(Cloud cloud) {
        AzureWorld.Builder world = AzureWorld.builder();
        cloud.subscriptions().forEach(subscription -> add(world, subscription));
        return world;
    }

    private static void add(AzureWorld.Builder world, Subscription subscription) {
        String id = subscription.id();
        world.subscription(id);
        subscription.watchers().forEach(region -> world.watcher(NetworkWatcher.automatic(id, region)));
        subscription.machines().forEach(machine -> world.machine(machine(id, machine)));
        subscription.accounts().forEach(account -> world.account(account(id, account)));
    }

    static VirtualMachine machine(String subscription, Machine machine) {
        List<Extension> extensions = machine.agent()
                ? List.of(Extension.networkWatcherAgent(machine.os()))
                : List.of();
        return VirtualMachine
                .of(subscription, machine.group(), machine.name(), machine.region(), machine.os(), machine.address())
                .with(machine.power()).withTraffic(machine.bytesPerSecond()).withExtensions(extensions);
    }

    static StorageAccount account(String subscription, Account account) {
        return StorageAccount.of(subscription, account.group(), account.name(), account.region());
    }
}
