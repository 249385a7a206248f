package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.Azure;
import java.time.Duration;

/**
 * What befalls a capture in Azure without the operator's doing.
 *
 * @param after counted from the request's creation; late enough that a restarted process has its capture running by then
 */
record Happening(Duration after, Deed deed) {

    /** Done to Azure; the session is named by its ARM id. */
    @FunctionalInterface
    interface Deed {
        void to(Azure azure, String sessionId);
    }
}
