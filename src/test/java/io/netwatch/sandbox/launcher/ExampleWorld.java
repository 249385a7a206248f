package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.CaptureTraffic;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.Pace;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.azure.VirtualMachine.PowerState;
import java.util.List;

/** The small shop whose machines the examples speak of. */
public final class ExampleWorld {
    public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    static final String TENANT = "00000000-0000-0000-0000-00000000000a";
    static final String CLIENT = "00000000-0000-0000-0000-00000000000c";
    private static final String GROUP = "shop";
    private static final String REGION = "westeurope";
    public static final StorageAccount ACCOUNT = StorageAccount.of(SUBSCRIPTION, GROUP, "shopcaptures", REGION);

    private ExampleWorld() {}

    /** web-1 and web-2 can be captured; db-1 does not run, and old-1 has no agent. */
    static AzureWorld of(String clientSecret, double speed, CaptureTraffic traffic) {
        return AzureWorld.builder().client(TENANT, CLIENT, clientSecret)
                .watcher(NetworkWatcher.automatic(SUBSCRIPTION, REGION))
                .machine(machine("web-1", "10.0.0.4").withTraffic(200_000)).machine(machine("web-2", "10.0.0.5"))
                .machine(machine("db-1", "10.0.1.4").with(PowerState.DEALLOCATED))
                .machine(machine("old-1", "10.0.2.4").withExtensions(List.of()))
                .account(ACCOUNT)
                .pace(Pace.real().times(speed)).traffic(traffic).build();
    }

    /** A machine of the shop, running and with the agent. */
    public static VirtualMachine machine(String name, String address) {
        return VirtualMachine.linux(SUBSCRIPTION, GROUP, name, REGION, address);
    }
}
