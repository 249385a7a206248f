package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;

/** What happens next: one call, or the end of this visit. */
public sealed interface Decision {

    /** One outgoing call; its answer is the next observation. */
    sealed interface Call extends Decision {}

    record ReadTarget(ArmId target) implements Call {}

    record ReadWatchers(String subscription) implements Call {}

    /** Write the plan to the status, guarded by the resource version: only who succeeds may send the order. */
    record RecordIntent(Plan plan) implements Call {}

    record Create(Order order) implements Call {}

    record Look(SessionRef session) implements Call {}

    /** Which sessions a watcher has; one answer serves many requests. */
    record ListSessions(ArmId watcher) implements Call {}

    record Query(SessionRef session) implements Call {}

    record Stop(SessionRef session) implements Call {}

    record Delete(SessionRef session) implements Call {}

    record FindFiles(String blobUrl) implements Call {}

    /** The visit ends here. */
    sealed interface Rest extends Decision {}

    /** On its way. */
    record Wait(Instant until, Reason reason, String detail) implements Rest {}

    /** Trouble that passes: everything stays as it is, and Reconciling says why. */
    record Retry(Instant until, Reason trouble, String detail) implements Rest {
        public Retry(Instant until, Reason trouble) {
            this(until, trouble, "");
        }
    }

    /** Blocked before a session exists. */
    record Stall(Instant recheck, Reason reason, String detail) implements Rest {}

    /** The final word. */
    record Finish(Reason reason, String detail) implements Rest {}

    /** Too early for anything new. */
    record Keep(Instant until) implements Rest {}

    /** Nothing of this request is left in Azure, or it is to be left there: take the finalizer off. */
    record Release() implements Rest {}

    /** The time to live after the final word is over: delete the object, which then leaves like any other. */
    record Expire() implements Rest {}

    /** Nothing will ever happen again. */
    record Done() implements Rest {}
}
