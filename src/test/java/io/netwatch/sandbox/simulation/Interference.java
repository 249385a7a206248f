package io.netwatch.sandbox.simulation;

import io.netwatch.capture.operator.Newsroom;
import io.netwatch.sandbox.azure.ManualClock;
import java.time.InstantSource;

/** What stands between a run's operator and its worlds. */
@FunctionalInterface
interface Interference {

    Sites sites(Worlds worlds);

    /** A process has started, with an empty memory. */
    default void started() {}

    /** Where that process leaves its news. */
    default Newsroom newsroom(Sites sites, InstantSource time) {
        return Newsroom.SILENT;
    }

    default Tap tap() {
        return Tap.NONE;
    }

    /** The operator's clock, which need not agree with everybody else's. */
    default InstantSource clock(ManualClock world) {
        return world;
    }
}
