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
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets few calls at a time through to the API server, which allows 100 on one connection: Java's client fails those above
 * that instead of holding them back (JDK-8225647), and after a restart all requests are visited at once.
 */
public record InTurn(Cluster cluster, Semaphore places) implements Cluster {
    /** Beside the bridge's 64, and the watches, in a process that does everything. */
    private static final int AT_A_TIME = 24;

    public static Cluster of(Cluster cluster) {
        return new InTurn(cluster, new Semaphore(AT_A_TIME, true));
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        return inTurn(() -> cluster.read(key));
    }

    @Override
    public Optional<Request> write(Report report) {
        return inTurn(() -> cluster.write(report));
    }

    @Override
    public boolean release(Request request) {
        return inTurn(() -> cluster.release(request));
    }

    @Override
    public boolean delete(Request request) {
        return inTurn(() -> cluster.delete(request));
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return inTurn(() -> cluster.claims(session, self));
    }

    @Override
    public SiblingsRead siblings(String namespace, String policy) {
        return cluster.siblings(namespace, policy);
    }

    @Override
    public RecordingsRead recordings(String namespace, String policy) {
        return cluster.recordings(namespace, policy);
    }

    @Override
    public boolean freeze(Recording recording, String by) {
        return inTurn(() -> cluster.freeze(recording, by));
    }

    @Override
    public boolean hasPolicy(String namespace, String policy, String uid) {
        return inTurn(() -> cluster.hasPolicy(namespace, policy, uid));
    }

    @Override
    public Optional<Long> generation(String namespace, String policy, String uid) {
        return inTurn(() -> cluster.generation(namespace, policy, uid));
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        inTurn(() -> {
            cluster.tell(request, reason, message);
            return reason;
        });
    }

    private <T> T inTurn(Supplier<T> call) {
        places.acquireUninterruptibly();
        try {
            return call.get();
        } finally {
            places.release();
        }
    }
}
