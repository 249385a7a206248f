package io.netwatch.sandbox.simulation;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every call of a visit under the name by which a plan's misfortunes know it. */
final class StruckSites implements Sites {
    private final Sites inner;
    private final Trial trial;
    /** What was read of each request, the newest first: a read that lags gets the oldest. */
    private final Map<RequestKey, Deque<Request>> versions = new HashMap<>();
    private RequestKey current = new RequestKey("default", Simulation.REQUEST);

    /** @param inner the worlds, which misfortunes do not reach by themselves */
    StruckSites(Sites inner, Trial trial) {
        this.inner = inner;
        this.trial = trial;
    }

    @Override
    public List<String> calls() {
        return trial.calls();
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        current = key;
        Deque<Request> seen = versions.computeIfAbsent(key, _ -> new ArrayDeque<>());
        Optional<Request> now = trial.call("read", key, () -> inner.read(key),
                () -> Optional.ofNullable(seen.peekLast()).or(() -> inner.read(key)));
        now.filter(each -> seen.stream().noneMatch(each::equals)).ifPresent(seen::push);
        return now;
    }

    @Override
    public Optional<Request> write(Report report) {
        boolean intent = report.status().conditions().equals(report.request().conditions());
        return trial.call(intent ? "RecordIntent" : "write", report.request().key(), () -> inner.write(report),
                Optional::empty);
    }

    @Override
    public boolean release(Request request) {
        return trial.call("release", request.key(), () -> inner.release(request), () -> false);
    }

    @Override
    public boolean delete(Request request) {
        return trial.call("delete", request.key(), () -> inner.delete(request), () -> false);
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return trial.call("ReadClaims", self.key(), () -> inner.claims(session, self), List::of);
    }

    @Override
    public SiblingsRead siblings(String namespace, String policy) {
        return trial.call("ReadSiblings", current,
                () -> inner.siblings(namespace, policy), () -> new SiblingsRead(Optional.empty(), List.of()));
    }

    @Override
    public RecordingsRead recordings(String namespace, String policy) {
        return trial.call("ReadRecordings", current,
                () -> inner.recordings(namespace, policy),
                () -> new RecordingsRead(Optional.empty(), List.of()));
    }

    @Override
    public boolean freeze(Recording recording, String by) {
        return trial.answered("Freeze", recording.request().key(), () -> inner.freeze(recording, by));
    }

    @Override
    public boolean hasPolicy(String namespace, String policy, String uid) {
        return trial.answered("ReadOwner", current,
                () -> inner.hasPolicy(namespace, policy, uid));
    }

    @Override
    public Optional<Long> generation(String namespace, String policy, String uid) {
        return trial.answered("generation", new RequestKey(namespace, policy),
                () -> inner.generation(namespace, policy, uid));
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        trial.call("tell", request.key(), () -> {
            inner.tell(request, reason, message);
            return true;
        }, () -> true);
    }

    @Override
    public Observation perform(Request request, Call asked) {
        return trial.call(asked.getClass().getSimpleName(), request.key(), () -> inner.perform(request, asked),
                () -> new Observation.Nothing());
    }

    @Override
    public void blocked(Request request, Reason reason) {
        inner.blocked(request, reason);
    }
}
