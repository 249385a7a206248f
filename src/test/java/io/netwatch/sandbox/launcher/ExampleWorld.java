package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.launcher.world.WorldFile;
import io.netwatch.sandbox.launcher.world.WorldReader;
import java.nio.file.Path;

/** The small shop whose machines the examples speak of. */
public final class ExampleWorld {
    static final Path FILE = Path.of("examples", "worlds", "shop.yaml");
    public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    private static final String GROUP = "shop";
    private static final String REGION = "westeurope";
    public static final StorageAccount ACCOUNT = StorageAccount.of(SUBSCRIPTION, GROUP, "shopcaptures", REGION);

    private ExampleWorld() {}

    static WorldFile read() {
        return WorldReader.read(FILE);
    }

    /** A machine as if it were of the shop, running and with the agent. */
    public static VirtualMachine machine(String name, String address) {
        return VirtualMachine.linux(SUBSCRIPTION, GROUP, name, REGION, address);
    }
}
