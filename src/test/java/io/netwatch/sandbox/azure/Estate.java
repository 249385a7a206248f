package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.AzureWorld.ManagedGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The resources other than captures, and each watcher's etag. Changes while Azure runs. */
final class Estate {
    private final Map<String, String> subscriptions;
    private final List<ManagedGroup> groups;
    private final List<Install> installs = new ArrayList<>();
    private final Map<String, NetworkWatcher> watchers = new LinkedHashMap<>();
    private final Map<String, VirtualMachine> machines = new LinkedHashMap<>();
    private final Map<String, ScaleSet> scaleSets = new LinkedHashMap<>();
    private final Map<String, StorageAccount> accounts = new LinkedHashMap<>();
    private final Map<String, List<Instant>> mutations = new HashMap<>();

    Estate(AzureWorld world) {
        subscriptions = world.subscriptions();
        groups = world.groups();
        world.watchers().forEach(this::put);
        world.machines().forEach(this::put);
        world.scaleSets().forEach(this::put);
        world.accounts().forEach(this::put);
    }

    void put(NetworkWatcher watcher) {
        watchers.put(watcher.id().key(), watcher);
    }

    /** A machine of its own, or an instance of a scale set that exists. */
    void put(VirtualMachine machine) {
        if (machine.id().isInstance()) {
            scaleSets.computeIfPresent(machine.id().whole().key(), (key, set) -> set.with(machine));
        } else {
            machines.put(machine.id().key(), machine);
        }
    }

    void put(ScaleSet set) {
        scaleSets.put(set.id().key(), set);
    }

    void put(StorageAccount account) {
        accounts.put(account.id().key(), account);
    }

    void remove(ResourceId id) {
        watchers.remove(id.key());
        machines.remove(id.key());
        accounts.remove(id.key());
        if (id.isInstance()) {
            scaleSets.computeIfPresent(id.whole().key(), (key, set) -> set.without(id));
        } else {
            scaleSets.remove(id.key());
        }
    }

    /** An extension that is being installed. */
    private record Install(ResourceId machine, VirtualMachine.Extension extension, Instant readyAt) {}

    /** The subscriptions whose resources a token of this tenant may reach; all when the tenant is empty. */
    List<String> subscriptions(String tenant) {
        return subscriptions.entrySet().stream()
                .filter(each -> tenant.isEmpty() || each.getValue().isEmpty()
                        || each.getValue().equalsIgnoreCase(tenant))
                .map(Map.Entry::getKey).sorted().toList();
    }

    /** The tenant of a subscription, empty where nobody said one; nothing for an unknown subscription. */
    Optional<String> tenant(String subscription) {
        return subscriptions.entrySet().stream().filter(each -> each.getKey().equalsIgnoreCase(subscription))
                .map(Map.Entry::getValue).findFirst();
    }

    Optional<ManagedGroup> managedGroup(String subscription, String group) {
        return groups.stream().filter(each -> each.subscription().equalsIgnoreCase(subscription)
                && each.name().equalsIgnoreCase(group)).findFirst();
    }

    void install(VirtualMachine machine, VirtualMachine.Extension extension, Instant readyAt) {
        put(machine.with(extension));
        installs.add(new Install(machine.id(), extension, readyAt));
    }

    /** Applies what has become due. */
    void settle(Instant now) {
        List<Install> due = installs.stream().filter(install -> !install.readyAt().isAfter(now)).toList();
        installs.removeAll(due);
        due.forEach(install -> machine(install.machine())
                .ifPresent(machine -> put(machine.with(install.extension().succeeded()))));
    }

    /** A group exists as long as something lies in it. */
    boolean hasGroup(String subscription, String group) {
        return managedGroup(subscription, group).isPresent() || Stream
                .of(watchers.values().stream().map(NetworkWatcher::id),
                        machines.values().stream().map(VirtualMachine::id),
                        scaleSets.values().stream().map(ScaleSet::id),
                        accounts.values().stream().map(StorageAccount::id))
                .flatMap(ids -> ids)
                .anyMatch(id -> id.subscription().equalsIgnoreCase(subscription)
                        && id.resourceGroup().equalsIgnoreCase(group));
    }

    List<NetworkWatcher> watchers(String subscription) {
        return watchers.values().stream().filter(watcher -> watcher.id().subscription().equalsIgnoreCase(subscription))
                .toList();
    }

    Optional<NetworkWatcher> watcher(ResourceId id) {
        return Optional.ofNullable(watchers.get(id.key()));
    }

    Optional<VirtualMachine> machine(ResourceId id) {
        return id.isInstance()
                ? scaleSet(id.whole()).flatMap(set -> set.instance(id.toString()))
                : Optional.ofNullable(machines.get(id.key()));
    }

    Optional<ScaleSet> scaleSet(ResourceId id) {
        return Optional.ofNullable(scaleSets.get(id.key()));
    }

    Optional<StorageAccount> account(ResourceId id) {
        return Optional.ofNullable(accounts.get(id.key()));
    }

    /** By name alone, which is unique in all of Azure. */
    Optional<StorageAccount> account(String name) {
        return accounts.values().stream().filter(account -> account.id().name().equals(name)).findFirst();
    }

    /** Notes that something below the watcher changes at {@code at}, which may lie in the future. */
    void mutated(NetworkWatcher watcher, Instant at) {
        mutations.computeIfAbsent(watcher.id().key(), key -> new ArrayList<>()).add(at);
    }

    /** Recorded: a capture's etag is its watcher's, so all captures below one watcher share one, and any change replaces it. */
    String etag(NetworkWatcher watcher, Instant now) {
        long changes = mutations.getOrDefault(watcher.id().key(), List.of()).stream().filter(at -> !now.isBefore(at))
                .count();
        return "W/\"" + Ids.stable(watcher.id().key() + "#" + changes) + "\"";
    }
}
