package io.netwatch.capture.core.terms;

import static io.netwatch.capture.core.terms.Truth.False;
import static io.netwatch.capture.core.terms.Truth.True;
import static io.netwatch.capture.core.terms.Truth.Unknown;

/** How a request stands, as kstatus, Flux and Argo CD read it: the rows of the status-word table. */
public enum Standing {
    /** On its way: before a start, or between the end and the final word. */
    Working(Unknown, True, False, Unknown, Unknown),
    /** Running or held: what a Job is while it runs, so Flux does not wait for the end. */
    Steady(True, False, False, Unknown, Unknown),
    /** Blocked before a session exists; not final. */
    Blocked(False, False, True, Unknown, Unknown),
    /** Final, with evidence. */
    Succeeded(True, False, False, True, False),
    /** Final, without. */
    Failed(False, False, True, False, True);

    public final Truth ready;
    public final Truth reconciling;
    public final Truth stalled;
    public final Truth complete;
    public final Truth failed;

    Standing(Truth ready, Truth reconciling, Truth stalled, Truth complete, Truth failed) {
        this.ready = ready;
        this.reconciling = reconciling;
        this.stalled = stalled;
        this.complete = complete;
        this.failed = failed;
    }

    public boolean isFinal() {
        return complete != Unknown;
    }
}
