package io.netwatch.sandbox.launcher;

import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.launcher.world.WorldFile;
import io.netwatch.sandbox.launcher.world.WorldFile.Account;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import io.netwatch.sandbox.launcher.world.WorldFile.Machine;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import io.netwatch.sandbox.launcher.world.WorldFile.Tenant;
import io.netwatch.sandbox.launcher.world.WorldReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

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

    /** A cloud of these subscriptions and nothing else. */
    public static WorldFile of(Subscription... subscriptions) {
        return new WorldFile(List.of(new Cloud("Sandbox",
                List.of(new Tenant("00000000-0000-0000-0000-00000000000a", List.of(subscriptions))), null)));
    }

    /**
     * A shop with many machines, all ready to be captured: {@code vm-0} and so on.
     *
     * @param bytesPerSecond of each machine; null for the usual
     */
    public static Subscription fleet(String id, int machines, String account, Long bytesPerSecond) {
        List<Machine> all = IntStream.range(0, machines).mapToObj(
                number -> new Machine("vm-" + number, GROUP, REGION, null, null, null, bytesPerSecond, null, null))
                .toList();
        return new Subscription(id, List.of(REGION), null, all, null,
                List.of(new Account(account, GROUP, REGION, null, null, null)), null);
    }

    /** A machine as if it were of the shop, running and with the agent. */
    public static VirtualMachine machine(String name, String address) {
        return VirtualMachine.linux(SUBSCRIPTION, GROUP, name, REGION, address);
    }
}
