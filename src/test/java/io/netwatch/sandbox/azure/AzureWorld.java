package io.netwatch.sandbox.azure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What exists in this Azure when it starts, and how it behaves. Resource groups exist as soon as something lies in them.
 *
 * @param subscriptions each with its tenant, which is empty where nobody said one: such a subscription takes every token
 */
public record AzureWorld(Map<String, String> subscriptions, List<ManagedGroup> groups, List<Quota> quotas,
        List<Client> clients, List<NetworkWatcher> watchers,
        List<VirtualMachine> machines, List<ScaleSet> scaleSets, List<StorageAccount> accounts, Pace pace,
        ArmRules rules, CaptureTraffic traffic) {

    // Documented: captures in parallel per region and subscription.
    private static final int CAPTURE_LIMIT = 10_000;

    /** An app registration that may sign in with a secret. */
    public record Client(String tenant, String id, String secret) {}

    /** A resource group that a service made for its own resources, as AKS does for its nodes. */
    public record ManagedGroup(String subscription, String name, String location, String managedBy) {}

    /** How many captures may exist in a region of a subscription. */
    public record Quota(String subscription, String location, int captures) {}

    public AzureWorld {
        subscriptions = Map.copyOf(subscriptions);
        groups = List.copyOf(groups);
        quotas = List.copyOf(quotas);
        clients = List.copyOf(clients);
        watchers = List.copyOf(watchers);
        machines = List.copyOf(machines);
        scaleSets = List.copyOf(scaleSets);
        accounts = List.copyOf(accounts);
    }

    int captureLimit(String subscription, String location) {
        return quotas.stream().filter(quota -> quota.subscription().equalsIgnoreCase(subscription)
                && quota.location().equalsIgnoreCase(location)).mapToInt(Quota::captures).findFirst()
                .orElse(CAPTURE_LIMIT);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects a world; a subscription is added by whatever lies in it. */
    public static final class Builder {
        private final Map<String, String> subscriptions = new LinkedHashMap<>();
        private final List<ManagedGroup> groups = new ArrayList<>();
        private final List<Quota> quotas = new ArrayList<>();
        private final List<Client> clients = new ArrayList<>();
        private final List<NetworkWatcher> watchers = new ArrayList<>();
        private final List<VirtualMachine> machines = new ArrayList<>();
        private final List<ScaleSet> scaleSets = new ArrayList<>();
        private final List<StorageAccount> accounts = new ArrayList<>();
        private Pace pace = Pace.real();
        private ArmRules rules = ArmRules.standard();
        private CaptureTraffic traffic = window -> new byte[0];

        private Builder() {}

        public Builder subscription(String id) {
            subscriptions.putIfAbsent(id, "");
            return this;
        }

        /** Tokens of other tenants are refused for it. */
        public Builder subscription(String id, String tenant) {
            subscriptions.put(id, tenant);
            return this;
        }

        public Builder managedGroup(ManagedGroup group) {
            groups.add(group);
            return subscription(group.subscription());
        }

        public Builder quota(Quota quota) {
            quotas.add(quota);
            return subscription(quota.subscription());
        }

        public Builder client(String tenant, String id, String secret) {
            clients.add(new Client(tenant, id, secret));
            return this;
        }

        public Builder watcher(NetworkWatcher watcher) {
            watchers.add(watcher);
            return subscription(watcher.id().subscription());
        }

        public Builder machine(VirtualMachine machine) {
            machines.add(machine);
            return subscription(machine.id().subscription());
        }

        public Builder scaleSet(ScaleSet set) {
            scaleSets.add(set);
            return subscription(set.id().subscription());
        }

        public Builder account(StorageAccount account) {
            accounts.add(account);
            return subscription(account.id().subscription());
        }

        public Builder pace(Pace value) {
            pace = value;
            return this;
        }

        public Builder rules(ArmRules value) {
            rules = value;
            return this;
        }

        public Builder traffic(CaptureTraffic value) {
            traffic = value;
            return this;
        }

        public AzureWorld build() {
            return new AzureWorld(subscriptions, groups, quotas, clients, watchers, machines, scaleSets, accounts, pace,
                    rules,
                    traffic);
        }
    }
}
