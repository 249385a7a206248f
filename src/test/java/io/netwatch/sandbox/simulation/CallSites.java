package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.request.Observation.SiblingsRead;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.operator.Acts;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Stands between a visit and the world: counts every outgoing call, and crashes at the ordered one. */
final class CallSites implements Sites {
    private final Cluster cluster;
    private final Acts acts;
    private final CallLog calls;

    CallSites(Cluster cluster, Acts acts, CrashPoint crash) {
        this.cluster = cluster;
        this.acts = acts;
        this.calls = new CallLog(crash);
    }

    /** Names of all calls so far, in order. */
    @Override
    public List<String> calls() {
        return calls.names();
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        return call("read", () -> cluster.read(key));
    }

    @Override
    public Optional<Request> write(Report report) {
        return call("write", () -> cluster.write(report));
    }

    @Override
    public boolean release(Request request) {
        return call("release", () -> cluster.release(request));
    }

    @Override
    public boolean delete(Request request) {
        return call("delete", () -> cluster.delete(request));
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return call("claims", () -> cluster.claims(session, self));
    }

    @Override
    public SiblingsRead siblings(String namespace, String policy) {
        return call("siblings", () -> cluster.siblings(namespace, policy));
    }

    @Override
    public RecordingsRead recordings(String namespace, String policy) {
        return call("recordings", () -> cluster.recordings(namespace, policy));
    }

    @Override
    public boolean freeze(Recording recording, String by) {
        return call("freeze", () -> cluster.freeze(recording, by));
    }

    @Override
    public boolean hasPolicy(String namespace, String policy, String uid) {
        return call("hasPolicy", () -> cluster.hasPolicy(namespace, policy, uid));
    }

    @Override
    public Optional<Long> generation(String namespace, String policy, String uid) {
        return call("generation", () -> cluster.generation(namespace, policy, uid));
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        call("tell", () -> {
            cluster.tell(request, reason, message);
            return true;
        });
    }

    @Override
    public Observation perform(Request request, Call asked) {
        return call(asked.getClass().getSimpleName(), () -> acts.perform(request, asked));
    }

    <T> T call(String name, Supplier<T> call) {
        return calls.call(name, call);
    }
}
