package io.netwatch.hard;

import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.world.WorldFile;
import io.netwatch.sandbox.launcher.world.WorldFile.Account;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import io.netwatch.sandbox.launcher.world.WorldFile.Machine;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import io.netwatch.sandbox.launcher.world.WorldFile.Tenant;
import java.util.List;
import java.util.stream.IntStream;

/** The example's shop with so many machines that no two captures of a moment need the same one. */
final class Fleet {
    private static final int MACHINES = 400;
    private static final long BYTES_PER_SECOND = 1_000;

    private Fleet() {}

    static WorldFile world() {
        List<Machine> machines = IntStream.range(0, MACHINES).mapToObj(number -> new Machine(name(number), "shop",
                "westeurope", null, null, null, BYTES_PER_SECOND, null, null)).toList();
        Account account = new Account("shopcaptures", "shop", "westeurope", null, null, null);
        Subscription subscription = new Subscription(ExampleWorld.SUBSCRIPTION, List.of("westeurope"), null, machines,
                null, List.of(account), null);
        return new WorldFile(List.of(new Cloud("Sandbox",
                List.of(new Tenant("00000000-0000-0000-0000-00000000000a", List.of(subscription))), null)));
    }

    static String name(int number) {
        return "vm-" + number % MACHINES;
    }
}
