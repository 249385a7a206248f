package io.netwatch.bench;

import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.world.WorldFile;

/** The example's shop with many machines, all ready to be captured, and a subscription beside it with one. */
final class Fleet {
    static final String SUBSCRIPTION = ExampleWorld.SUBSCRIPTION;
    /** Where nothing of the operator's runs. */
    static final String OTHER = "00000000-0000-0000-0000-000000000002";
    static final String OTHER_ACCOUNT = "othercaptures";

    private Fleet() {}

    static WorldFile of(int machines) {
        return ExampleWorld.of(ExampleWorld.fleet(SUBSCRIPTION, machines, "shopcaptures", null),
                ExampleWorld.fleet(OTHER, 1, OTHER_ACCOUNT, null));
    }

    static String name(int number) {
        return "vm-" + number;
    }
}
