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

/** Stands before another cluster; who implements it says only what it does differently. */
public interface ForwardingCluster extends Cluster {
    Cluster behind();

    @Override
    default Optional<Request> read(RequestKey key) {
        return behind().read(key);
    }

    @Override
    default Optional<Request> write(Report report) {
        return behind().write(report);
    }

    @Override
    default boolean release(Request request) {
        return behind().release(request);
    }

    @Override
    default boolean delete(Request request) {
        return behind().delete(request);
    }

    @Override
    default List<Claim> claims(SessionRef session, Request self) {
        return behind().claims(session, self);
    }

    @Override
    default SiblingsRead siblings(String namespace, String policy) {
        return behind().siblings(namespace, policy);
    }

    @Override
    default RecordingsRead recordings(String namespace, String policy) {
        return behind().recordings(namespace, policy);
    }

    @Override
    default boolean freeze(Recording recording, String by) {
        return behind().freeze(recording, by);
    }

    @Override
    default boolean hasPolicy(String namespace, String policy, String uid) {
        return behind().hasPolicy(namespace, policy, uid);
    }

    @Override
    default Optional<Long> generation(String namespace, String policy, String uid) {
        return behind().generation(namespace, policy, uid);
    }

    @Override
    default void tell(Request request, Reason reason, String message) {
        behind().tell(request, reason, message);
    }
}
