package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.ManualClock;
import java.time.InstantSource;

/** What stands between a run's operator and its worlds. */
@FunctionalInterface
interface Interference {

    Sites sites(Worlds worlds);

    /** A process has started, with an empty memory. */
    default void started() {}

    default Tap tap() {
        return Tap.NONE;
    }

    /** The operator's clock, which need not agree with everybody else's. */
    default InstantSource clock(ManualClock world) {
        return world;
    }
}
