package io.netwatch.capture.cluster;

import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The requests of the cluster as a visit needs them. Every write is guarded by the resource version that was read. A
 * failing API server throws: the visit is repeated, and loses nothing by it.
 */
public interface Cluster {

    /**
     * The request as the API server holds it now, never a cached copy; only what is new and has no order yet may be what
     * the watch has just brought ({@link Newcomers}). Nothing when it does not exist, or has not got our finalizer yet:
     * what was made anew under a name that is still remembered must not be ordered before it is guarded.
     */
    Optional<Request> read(RequestKey key);

    /** Writes the status; nothing when somebody has written since the request was read. */
    Optional<Request> write(Report report);

    /** Takes our finalizer off; false when somebody has written since the request was read. */
    boolean release(Request request);

    /** Deletes the request, as a person would; false when somebody has written since it was read. */
    boolean delete(Request request);

    /**
     * What other living requests, of whatever namespace, claim of this session. It is always asked of the API server:
     * two requests that record the same name must not both miss each other.
     */
    List<Claim> claims(SessionRef session, Request self);

    /** The policy of that name and the requests that it has ordered, as this process has seen them: no call is made. */
    SiblingsRead siblings(String namespace, String policy);

    /** A policy's flight recorder and its recordings, as this process has seen them: no call is made. */
    RecordingsRead recordings(String namespace, String policy);

    /**
     * Asks a recording to stop, and notes who wants that.
     *
     * @return false when it is another object by now, or gone
     */
    boolean freeze(Recording recording, String by);

    /**
     * Whether the policy of that name and UID exists. What this process has seen is believed when it shows the policy, and
     * never when it does not: then the API server is asked.
     */
    boolean hasPolicy(String namespace, String policy, String uid);

    /** The generation of that policy as the API server holds it now; empty when it is gone. */
    Optional<Long> generation(String namespace, String policy, String uid);

    /** Tells people in an Event. Events are a courtesy: a failure is logged, never thrown. */
    void tell(Request request, Reason reason, String message);
}
