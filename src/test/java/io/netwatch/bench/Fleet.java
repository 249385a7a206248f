package io.netwatch.bench;

import io.netwatch.sandbox.launcher.world.WorldFile;
import io.netwatch.sandbox.launcher.world.WorldFile.Account;
import io.netwatch.sandbox.launcher.world.WorldFile.Cloud;
import io.netwatch.sandbox.launcher.world.WorldFile.Machine;
import io.netwatch.sandbox.launcher.world.WorldFile.Subscription;
import io.netwatch.sandbox.launcher.world.WorldFile.Tenant;
import java.util.List;
import java.util.stream.IntStream;

/** The example's shop with many machines, all ready to be captured, and a subscription beside it with one. */
final class Fleet {
    static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    /** Where nothing of the operator's runs. */
    static final String OTHER = "00000000-0000-0000-0000-000000000002";
    static final String OTHER_ACCOUNT = "othercaptures";

    private Fleet() {}

    static WorldFile of(int machines) {
        Tenant tenant = new Tenant("00000000-0000-0000-0000-00000000000a",
                List.of(subscription(SUBSCRIPTION, machines, "shopcaptures"), subscription(OTHER, 1, OTHER_ACCOUNT)));
        return new WorldFile(List.of(new Cloud("Sandbox", List.of(tenant), null)));
    }

    private static Subscription subscription(String id, int machines, String account) {
        List<Machine> all = IntStream.range(0, machines)
                .mapToObj(number -> new Machine(name(number), "shop", "westeurope", null, null, null, null, null, null))
                .toList();
        return new Subscription(id, List.of("westeurope"), null, all, null,
                List.of(new Account(account, "shop", "westeurope", null, null, null)), null);
    }

    static String name(int number) {
        return "vm-" + number;
    }
}
