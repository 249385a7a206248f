package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.time.Duration;

/** What somebody does to the request itself, counted from its creation. */
record Edit(Duration after, Deed deed) {

    /** Done by hand. */
    @FunctionalInterface
    interface Deed {
        /** @param original the request as it was written first */
        void to(Resources requests, ObjectNode original);
    }
}
