package io.netwatch.sandbox.launcher.world;

import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is written in a world file; {@code docs/sandbox.md} documents its keys.
 *
 * @param clouds each an Azure of its own: Resource Manager, Entra and blob addresses that no other has
 */
public record WorldFile(List<Cloud> clouds) {

    public WorldFile {
        clouds = given(clouds);
        if (clouds.isEmpty()) {
            throw new IllegalArgumentException("clouds is empty: give at least one");
        }
    }

    /** The cloud of this name, or the first one when no name is given. */
    public Cloud cloud(Optional<String> name) {
        return name.map(wanted -> clouds.stream().filter(cloud -> cloud.name().equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no cloud \"" + wanted + "\"; there are "
                        + clouds.stream().map(Cloud::name).toList())))
                .orElse(clouds.getFirst());
    }

    /** @param name what the operator's configuration calls it */
    public record Cloud(String name, List<Tenant> tenants, List<FaultEntry> faults) {
        public Cloud {
            required("name", name);
            tenants = given(tenants);
            faults = given(faults);
            if (tenants.isEmpty()) {
                throw new IllegalArgumentException("tenants is empty: give at least one");
            }
        }

        public List<Subscription> subscriptions() {
            return tenants.stream().flatMap(tenant -> tenant.subscriptions().stream()).toList();
        }
    }

    /** An Entra directory; the sandbox's app registration exists in every one. */
    public record Tenant(String id, List<Subscription> subscriptions) {
        public Tenant {
            required("id", id);
            subscriptions = given(subscriptions);
        }
    }

    /**
     * @param watchers regions in which Network Watcher is switched on
     * @param groups only those that a service manages; others are there as soon as something lies in them
     * @param usages how many captures may exist per region, where it is not Azure's usual number
     */
    public record Subscription(String id, List<String> watchers, List<Group> groups, List<Machine> machines,
            List<Scale> scaleSets, List<Account> accounts, List<Usage> usages) {
        public Subscription {
            required("id", id);
            watchers = given(watchers);
            groups = given(groups);
            machines = given(machines);
            scaleSets = given(scaleSets);
            usages = given(usages);
            accounts = given(accounts);
        }
    }

    /**
     * A virtual machine.
     *
     * @param os Linux or Windows
     * @param address private, IPv4
     * @param bytesPerSecond traffic that a capture sees
     * @param agent whether the Network Watcher extension is installed
     * @param story what captures of this machine show beside its everyday traffic
     */
    public record Machine(String name, String group, String region, String os, PowerState power, String address,
            Long bytesPerSecond, Boolean agent, TrafficStory story) {
        public Machine {
            required("name", name);
            required("group", group);
            required("region", region);
            os = linuxOrWindows(os);
            power = Objects.requireNonNullElse(power, PowerState.RUNNING);
            address = Objects.requireNonNullElse(address, "10.0.0.4");
            bytesPerSecond = Objects.requireNonNullElse(bytesPerSecond, 4_000L);
            agent = Objects.requireNonNullElse(agent, true);
            story = Objects.requireNonNullElse(story, TrafficStory.NORMAL);
        }
    }

    /** A resource group that a service made, as AKS does for its nodes. */
    public record Group(String name, String region, String managedBy) {
        public Group {
            required("name", name);
            required("region", region);
            required("managedBy", managedBy);
        }
    }

    /** A scale set; {@code count} instances like the machine of this name, unless they are listed. */
    public record Scale(String name, String group, String region, String os, Integer count, Long bytesPerSecond,
            List<Instance> instances) {
        public Scale {
            required("name", name);
            required("group", group);
            required("region", region);
            os = linuxOrWindows(os);
            instances = given(instances);
            if (count != null && !instances.isEmpty()) {
                throw new IllegalArgumentException("count is " + count + " beside instances: give one of them");
            }
            count = Objects.requireNonNullElse(count, 0);
            bytesPerSecond = Objects.requireNonNullElse(bytesPerSecond, 4_000L);
        }
    }

    /** One machine of a scale set; {@code id} is its number. */
    public record Instance(String id, PowerState power, Boolean agent) {
        public Instance {
            required("id", id);
            power = Objects.requireNonNullElse(power, PowerState.RUNNING);
            agent = Objects.requireNonNullElse(agent, true);
        }
    }

    /** A storage account; {@code firewall} keeps the machines out. */
    public record Account(String name, String group, String region, String sku, Boolean sharedKeyAccess,
            Boolean firewall) {
        public Account {
            required("name", name);
            required("group", group);
            required("region", region);
            sku = Objects.requireNonNullElse(sku, "Standard_LRS");
            sharedKeyAccess = Objects.requireNonNullElse(sharedKeyAccess, true);
            firewall = Objects.requireNonNullElse(firewall, false);
        }
    }

    /** How many captures may exist in a region. */
    public record Usage(String region, Integer captures) {
        public Usage {
            required("region", region);
            if (captures == null || captures < 0) {
                throw new IllegalArgumentException("captures is " + captures + ": give a number from 0 on");
            }
        }
    }

    private static <T> List<T> given(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    private static String linuxOrWindows(String os) {
        if (os == null) {
            return "Linux";
        }
        if (!List.of("Linux", "Windows").contains(os)) {
            throw new IllegalArgumentException("os is \"" + os + "\": write Linux or Windows");
        }
        return os;
    }

    static void required(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }
}
