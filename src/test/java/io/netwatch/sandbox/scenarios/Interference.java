package io.netwatch.sandbox.scenarios;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.core.request.Claim;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A cluster in which a stranger acts on every request at the worst moment: beside one of our status writes. */
final class Interference implements Cluster {
    private final Cluster real;
    private final Moment moment;
    private final int times;
    private final Consumer<RequestKey> stranger;
    private final Map<RequestKey, Integer> writes = new ConcurrentHashMap<>();

    /** Where in relation to the status write the stranger acts. */
    enum Moment {
        JUST_BEFORE, JUST_AFTER
    }

    /** @param times how many of a request's writes are disturbed, from the first one on */
    Interference(Cluster real, Moment moment, int times, Consumer<RequestKey> stranger) {
        this.real = real;
        this.moment = moment;
        this.times = times;
        this.stranger = stranger;
    }

    @Override
    public Optional<Request> write(Report report) {
        RequestKey key = report.request().key();
        boolean disturbed = writes.merge(key, 1, Integer::sum) <= times;
        if (disturbed && moment == Moment.JUST_BEFORE) {
            stranger.accept(key);
        }
        Optional<Request> written = real.write(report);
        if (disturbed && moment == Moment.JUST_AFTER) {
            stranger.accept(key);
        }
        return written;
    }

    @Override
    public Optional<Request> read(RequestKey key) {
        return real.read(key);
    }

    @Override
    public boolean release(Request request) {
        return real.release(request);
    }

    @Override
    public boolean delete(Request request) {
        return real.delete(request);
    }

    @Override
    public List<Claim> claims(SessionRef session, Request self) {
        return real.claims(session, self);
    }

    @Override
    public void tell(Request request, Reason reason, String message) {
        real.tell(request, reason, message);
    }
}
