package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A cluster that tells its readers what every stored status means; of what was not stored they hear nothing. */
public final class Chronicle implements Cluster {
    private final Cluster cluster;
    private final InstantSource clock;
    private final List<Consumer<Milestone>> readers;

    Chronicle(Cluster cluster, InstantSource clock, List<Consumer<Milestone>> readers) {
        this.cluster = cluster;
        this.clock = clock;
        this.readers = List.copyOf(readers);
    }

    @Override
    public Optional<Request> write(Report report) {
        Optional<Request> written = cluster.write(report);
        written.ifPresent(_ -> Milestone.of(report, clock.instant())
                .forEach(milestone -> readers.forEach(reader -> reader.accept(milestone))));
        return written;
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        return cluster.read(key);
    }

    @Override
    public boolean release(Request request) {
        return cluster.release(request);
    }

    @Override
    public boolean delete(Request request) {
        return cluster.delete(request);
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return cluster.claims(session, self);
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
        return cluster.freeze(recording, by);
    }

    @Override
    public boolean hasPolicy(String namespace, String policy, String uid) {
        return cluster.hasPolicy(namespace, policy, uid);
    }

    @Override
    public Optional<Long> generation(String namespace, String policy, String uid) {
        return cluster.generation(namespace, policy, uid);
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        cluster.tell(request, reason, message);
    }
}
