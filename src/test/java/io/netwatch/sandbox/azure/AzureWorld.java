package io.netwatch.sandbox.azure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What exists in this Azure when it starts, and how it behaves. Resource groups exist as soon as something lies in them. */
public record AzureWorld(Set<String> subscriptions, List<Client> clients, List<NetworkWatcher> watchers,
        List<VirtualMachine> machines, List<ScaleSet> scaleSets, List<StorageAccount> accounts, Pace pace,
        ArmRules rules, CaptureTraffic traffic) {

    /** An app registration that may sign in with a secret. */
    public record Client(String tenant, String id, String secret) {}

    public AzureWorld {
        subscriptions = Set.copyOf(subscriptions);
        clients = List.copyOf(clients);
        watchers = List.copyOf(watchers);
        machines = List.copyOf(machines);
        scaleSets = List.copyOf(scaleSets);
        accounts = List.copyOf(accounts);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects a world; a subscription is added by whatever lies in it. */
    public static final class Builder {
        private final Set<String> subscriptions = new LinkedHashSet<>();
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
            subscriptions.add(id);
            return this;
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
            return new AzureWorld(subscriptions, clients, watchers, machines, scaleSets, accounts, pace, rules,
                    traffic);
        }
    }
}
