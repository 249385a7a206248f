package io.netwatch.sandbox.azure;

import java.util.List;
import java.util.stream.Stream;

/**
 * A virtual machine as far as captures care.
 *
 * @param vmId the machine's own GUID, another thing than its ARM id
 * @param osType {@code Linux} or {@code Windows}
 * @param privateAddress IPv4, the local side of its traffic
 * @param bytesPerSecond how much traffic a capture of it sees; decides when a byte limit is reached
 */
public record VirtualMachine(ResourceId id, String location, String vmId, String osType, PowerState power,
        String privateAddress,
        long bytesPerSecond, List<Extension> extensions) {

    /** Power states that Compute reports as {@code PowerState/<word>}. */
    public enum PowerState {
        RUNNING("running", "VM running"), STOPPED("stopped", "VM stopped"), DEALLOCATED("deallocated",
                "VM deallocated");

        final String word;
        final String display;

        PowerState(String word, String display) {
            this.word = word;
            this.display = display;
        }
    }

    /** An installed extension; clients find the agent by publisher and type, its name is free. */
    public record Extension(String name, String publisher, String type, String version, String provisioningState) {
        /** The agent that Network Watcher needs inside the machine. */
        public static Extension networkWatcherAgent(String osType) {
            return new Extension("AzureNetworkWatcherExtension", "Microsoft.Azure.NetworkWatcher",
                    "NetworkWatcherAgent" + osType, "1.4",
                    "Succeeded");
        }

        Extension succeeded() {
            return new Extension(name, publisher, type, version, "Succeeded");
        }

        boolean isWorkingAgent() {
            return publisher.equalsIgnoreCase("Microsoft.Azure.NetworkWatcher")
                    && type.startsWith("NetworkWatcherAgent")
                    && provisioningState.equals("Succeeded");
        }
    }

    public VirtualMachine {
        extensions = List.copyOf(extensions);
    }

    /** A running Linux machine with the agent, 4 kB of traffic a second. */
    public static VirtualMachine linux(String subscription, String resourceGroup, String name, String location,
            String privateAddress) {
        return of(subscription, resourceGroup, name, location, "Linux", privateAddress);
    }

    /** A running machine with the agent, 4 kB of traffic a second. */
    public static VirtualMachine of(String subscription, String resourceGroup, String name, String location,
            String osType, String privateAddress) {
        return of(new ResourceId(subscription, resourceGroup, ResourceId.MACHINE, name), location, osType,
                privateAddress);
    }

    static VirtualMachine of(ResourceId id, String location, String osType, String privateAddress) {
        return new VirtualMachine(id, location, Ids.stable(id.key()), osType, PowerState.RUNNING, privateAddress,
                4_000, List.of(Extension.networkWatcherAgent(osType)));
    }

    public VirtualMachine with(PowerState newPower) {
        return new VirtualMachine(id, location, vmId, osType, newPower, privateAddress, bytesPerSecond, extensions);
    }

    public VirtualMachine withTraffic(long newBytesPerSecond) {
        return new VirtualMachine(id, location, vmId, osType, power, privateAddress, newBytesPerSecond, extensions);
    }

    public VirtualMachine withExtensions(List<Extension> newExtensions) {
        return new VirtualMachine(id, location, vmId, osType, power, privateAddress, bytesPerSecond, newExtensions);
    }

    /** With this extension, in the place of the one with its name if there is one. */
    VirtualMachine with(Extension extension) {
        return withExtensions(Stream.concat(
                extensions.stream().filter(other -> !other.name().equalsIgnoreCase(extension.name())),
                Stream.of(extension)).toList());
    }

    boolean isRunning() {
        return power == PowerState.RUNNING;
    }

    boolean canCapture() {
        return isRunning() && hasAgent();
    }

    boolean hasAgent() {
        return extensions.stream().anyMatch(Extension::isWorkingAgent);
    }
}
