package io.netwatch.sandbox.launcher.world;

import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.AzureWorld.ManagedGroup;
import io.netwatch.sandbox.azure.AzureWorld.Quota;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.ScaleSet;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.azure.VirtualMachine.Extension;
import io.netwatch.sandbox.launcher.world.WorldFile.Account;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import io.netwatch.sandbox.launcher.world.WorldFile.Instance;
import io.netwatch.sandbox.launcher.world.WorldFile.Machine;
import io.netwatch.sandbox.launcher.world.WorldFile.Scale;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** From what a person wrote to what the Azure in a box starts with. */
public final class WorldBuilding {
    private WorldBuilding() {}

    /** A world to which clients, pace and traffic are still to be added. */
    public static AzureWorld.Builder of(Cloud cloud) {
        AzureWorld.Builder world = AzureWorld.builder();
        cloud.tenants().forEach(
                tenant -> tenant.subscriptions().forEach(subscription -> add(world, tenant.id(), subscription)));
        return world;
    }

    /** What captures show beside everyday traffic, by the machine's GUID. */
    public static Map<String, TrafficStory> stories(Cloud cloud) {
        return cloud.subscriptions().stream()
                .flatMap(subscription -> subscription.machines().stream()
                        .map(machine -> Map.entry(machine(subscription.id(), machine).vmId(), machine.story())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The GUID of a machine, by which its traffic is told apart. */
    public static String vmId(String subscription, Machine machine) {
        return machine(subscription, machine).vmId();
    }

    private static void add(AzureWorld.Builder world, String tenant, Subscription subscription) {
        String id = subscription.id();
        world.subscription(id, tenant);
        subscription.groups().forEach(group -> world
                .managedGroup(new ManagedGroup(id, group.name(), group.region(), group.managedBy())));
        subscription.usages().forEach(usage -> world.quota(new Quota(id, usage.region(), usage.captures())));
        subscription.scaleSets().forEach(set -> world.scaleSet(scaleSet(id, set)));
        subscription.watchers().forEach(region -> world.watcher(NetworkWatcher.automatic(id, region)));
        subscription.machines().forEach(machine -> world.machine(machine(id, machine)));
        subscription.accounts().forEach(account -> world.account(account(id, account)));
    }

    static VirtualMachine machine(String subscription, Machine machine) {
        return VirtualMachine
                .of(subscription, machine.group(), machine.name(), machine.region(), machine.os(), machine.address())
                .with(machine.power()).withTraffic(machine.bytesPerSecond())
                .withExtensions(agent(machine.agent(), machine.os()));
    }

    static StorageAccount account(String subscription, Account account) {
        StorageAccount plain = StorageAccount
                .of(subscription, account.group(), account.name(), account.region()).withSku(account.sku());
        StorageAccount keyed = account.sharedKeyAccess() ? plain : plain.refusingSharedKeys();
        return account.firewall() ? keyed.behindFirewall() : keyed;
    }

    private static ScaleSet scaleSet(String subscription, Scale scale) {
        ScaleSet set = ScaleSet.of(subscription, scale.group(), scale.name(), scale.region());
        List<Instance> instances = scale.instances().isEmpty()
                ? IntStream.range(0, scale.count())
                        .mapToObj(number -> new Instance(Integer.toString(number), null, null)).toList()
                : scale.instances();
        for (Instance instance : instances) {
            set = set.with(set.newInstance(instance.id(), scale.os()).with(instance.power())
                    .withTraffic(scale.bytesPerSecond()).withExtensions(agent(instance.agent(), scale.os())));
        }
        return set;
    }

    private static List<Extension> agent(boolean installed, String os) {
        return installed ? List.of(Extension.networkWatcherAgent(os)) : List.of();
    }
}
