package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.ListSessions;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Listed;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;

/**
 * The first visit of a restarted process to a running capture. One list serves all captures of a watcher, and whoever is
 * on it waits for its next regular question, so that a restart asks nothing twice.
 */
final class RollCall {
    private RollCall() {}

    static Decision next(Plan plan, Progress progress, Instant nextQuery) {
        return progress.seen().find(Listed.class)
                .<Decision>map(list -> list.has(plan.session().name())
                        ? new Wait(nextQuery, Reason.Running, "")
                        // A list may lag behind: only the session's own 404, twice, says that it is gone.
                        : new Query(plan.session()))
                .orElseGet(() -> new ListSessions(plan.session().watcher()));
    }
}
