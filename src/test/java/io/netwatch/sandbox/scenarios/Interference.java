package io.netwatch.sandbox.scenarios;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A cluster in which a stranger acts on every request at the worst moment: beside one of our writes. */
final class Interference implements ForwardingCluster {
    private final Cluster real;
    private final Write which;
    private final Moment moment;
    private final int times;
    private final Consumer<RequestKey> stranger;
    private final Map<RequestKey, Integer> writes = new ConcurrentHashMap<>();

    /** The three kinds of write that we make. */
    enum Write {
        INTENT, STATUS, FINALIZER;

        static Write of(Report report) {
            boolean planned = report.status().captureName() != null
                    && !report.status().attempt().equals(report.request().status().attempt());
            return planned ? INTENT : STATUS;
        }
    }

    /** Where in relation to the write the stranger acts. */
    enum Moment {
        JUST_BEFORE, JUST_AFTER
    }

    /** @param times how many of a request's writes of this kind are disturbed, from the first one on */
    Interference(Cluster real, Write which, Moment moment, int times, Consumer<RequestKey> stranger) {
        this.real = real;
        this.which = which;
        this.moment = moment;
        this.times = times;
        this.stranger = stranger;
    }

    @Override
    public Cluster behind() {
        return real;
    }

    @Override
    public Optional<Request> write(Report report) {
        return disturbed(Write.of(report), report.request().key(), () -> real.write(report));
    }

    @Override
    public boolean release(Request request) {
        return disturbed(Write.FINALIZER, request.key(), () -> real.release(request));
    }

    private <T> T disturbed(Write write, RequestKey key, Supplier<T> ours) {
        boolean disturbed = write == which && writes.merge(key, 1, Integer::sum) <= times;
        if (disturbed && moment == Moment.JUST_BEFORE) {
            stranger.accept(key);
        }
        T result = ours.get();
        if (disturbed && moment == Moment.JUST_AFTER) {
            stranger.accept(key);
        }
        return result;
    }
}
