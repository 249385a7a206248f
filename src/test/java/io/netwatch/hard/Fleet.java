package io.netwatch.hard;

import io.netwatch.sandbox.launcher.ExampleWorld;
import io.netwatch.sandbox.launcher.world.WorldFile;

/** The example's shop with so many machines that no alert is covered by another one's request. */
final class Fleet {
    private static final int MACHINES = 4_000;
    private static final long BYTES_PER_SECOND = 1_000;

    private Fleet() {}

    static WorldFile world() {
        return ExampleWorld.of(
                ExampleWorld.fleet(ExampleWorld.SUBSCRIPTION, MACHINES, "shopcaptures", BYTES_PER_SECOND));
    }

    static String name(int number) {
        return "vm-" + number % MACHINES;
    }
}
