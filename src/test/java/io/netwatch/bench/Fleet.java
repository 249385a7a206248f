package io.netwatch.bench;

import io.netwatch.sandbox.launcher.world.WorldFile;
import io.netwatch.sandbox.launcher.world.WorldFile.Account;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import io.netwatch.sandbox.launcher.world.WorldFile.Machine;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import io.netwatch.sandbox.launcher.world.WorldFile.Tenant;
import java.util.List;
import java.util.stream.IntStream;

/** The example's shop with many machines, all ready to be captured. */
final class Fleet {
    private Fleet() {}

    static WorldFile of(int machines) {
        List<Machine> all = IntStream.range(0, machines)
                .mapToObj(number -> new Machine(name(number), "shop", "westeurope", null, null, null, null, null, null))
                .toList();
        Account account = new Account("shopcaptures", "shop", "westeurope", null, null, null);
        Subscription subscription = new Subscription("00000000-0000-0000-0000-000000000001", List.of("westeurope"),
                null, all, null, List.of(account), null);
        Tenant tenant = new Tenant("00000000-0000-0000-0000-00000000000a", List.of(subscription));
        return new WorldFile(List.of(new Cloud("Sandbox", List.of(tenant), null)));
    }

    static String name(int number) {
        return "vm-" + number;
    }
}
