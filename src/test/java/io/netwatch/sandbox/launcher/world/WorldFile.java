package io.netwatch.sandbox.launcher.world;

import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
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
    public record Cloud(String name, List<Tenant> tenants) {
        public Cloud {
            required("name", name);
            tenants = given(tenants);
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

    /** @param watchers regions in which Network Watcher is switched on */
    public record Subscription(String id, List<String> watchers, List<Machine> machines, List<Account> accounts) {
        public Subscription {
            required("id", id);
            watchers = given(watchers);
            machines = given(machines);
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
     */
    public record Machine(String name, String group, String region, String os, PowerState power, String address,
            Long bytesPerSecond, Boolean agent) {
        public Machine {
            required("name", name);
            required("group", group);
            required("region", region);
            os = Objects.requireNonNullElse(os, "Linux");
            if (!List.of("Linux", "Windows").contains(os)) {
                throw new IllegalArgumentException("os is \"" + os + "\": write Linux or Windows");
            }
            power = Objects.requireNonNullElse(power, PowerState.RUNNING);
            address = Objects.requireNonNullElse(address, "10.0.0.4");
            bytesPerSecond = Objects.requireNonNullElse(bytesPerSecond, 4_000L);
            agent = Objects.requireNonNullElse(agent, true);
        }
    }

    /** A storage account. */
    public record Account(String name, String group, String region) {
        public Account {
            required("name", name);
            required("group", group);
            required("region", region);
        }
    }

    private static <T> List<T> given(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    private static void required(String field, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }
}
