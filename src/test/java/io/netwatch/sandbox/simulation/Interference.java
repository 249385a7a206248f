package io.netwatch.sandbox.simulation;

import io.netwatch.capture.operator.Newsroom;
import io.netwatch.capture.operator.VirtualCourier;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ManualClock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What stands between a run's operator and its worlds. */
@FunctionalInterface
interface Interference {

    /** Nothing stands there. */
    Interference NONE = worlds -> new CallSites(worlds.cluster(), worlds.acts(), CrashPoint.NEVER);

    Sites sites(Worlds worlds);

    /** A process has started, with an empty memory. */
    default void started() {}

    /** Where that process leaves its news. */
    default Newsroom newsroom(Sites sites, InstantSource time) {
        return Newsroom.SILENT;
    }

    /** Who carries news, beside the visits. */
    default List<VirtualCourier> couriers() {
        return List.of();
    }

    /** A second process that leads from now on, and lives as long as the run. */
    default Optional<Visit> rival() {
        return Optional.empty();
    }

    /**
     * A call that only a policy's visit makes.
     *
     * @param instead what the caller gets when its write meets another one, or its read an old version
     */
    default <T> T ofPolicy(String name, Supplier<T> call, Supplier<T> instead) {
        return call.get();
    }

    /** How news of the objects arrive. */
    default Feed feed() {
        return new Feed();
    }

    /** Whether each call needs a token of its own. */
    default boolean forgetsTokens() {
        return false;
    }

    default Tap tap() {
        return Tap.NONE;
    }

    /** The operator's clock, which need not agree with everybody else's. */
    default InstantSource clock(ManualClock world) {
        return world;
    }
}
