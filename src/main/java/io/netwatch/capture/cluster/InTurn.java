package io.netwatch.capture.cluster;

import io.netwatch.capture.core.request.Claim;
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
 * that instead of holding them back (JDK-8225647), and after a restart all requests are visited at once. What is answered
 * from memory waits for nobody.
 */
public record InTurn(Cluster behind, Semaphore places) implements ForwardingCluster {
    /** Beside the bridge's 64, and the watches, in a process that does everything. */
    private static final int AT_A_TIME = 24;

    public static Cluster of(Cluster cluster) {
        return new InTurn(cluster, new Semaphore(AT_A_TIME, true));
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        return inTurn(() -> behind.read(key));
    }

    @Override
    public Optional<Request> write(Report report) {
        return inTurn(() -> behind.write(report));
    }

    @Override
    public boolean release(Request request) {
        return inTurn(() -> behind.release(request));
    }

    @Override
    public boolean delete(Request request) {
        return inTurn(() -> behind.delete(request));
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return inTurn(() -> behind.claims(session, self));
    }

    @Override
    public boolean freeze(Recording recording, String by) {
        return inTurn(() -> behind.freeze(recording, by));
    }

    @Override
    public boolean hasPolicy(String namespace, String policy, String uid) {
        return inTurn(() -> behind.hasPolicy(namespace, policy, uid));
    }

    @Override
    public Optional<Long> generation(String namespace, String policy, String uid) {
        return inTurn(() -> behind.generation(namespace, policy, uid));
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        inTurn(() -> {
            behind.tell(request, reason, message);
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
