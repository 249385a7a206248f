package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.PolicyStatuses;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.operator.Acts;
import io.opentelemetry.api.trace.Tracer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** What a process tells of itself, put around the parts that it tells about. */
public final class Telemetry implements AutoCloseable {
    private final Metrics metrics = new Metrics();
    private final Traces traces;

    private Telemetry(Traces traces) {
        this.traces = traces;
    }

    /** @throws IllegalArgumentException with a sentence when a variable of OpenTelemetry cannot be understood */
    public static Telemetry from(Map<String, String> environment) {
        return new Telemetry(Traces.from(environment));
    }

    public Metrics metrics() {
        return metrics;
    }

    public Tracer tracer() {
        return traces.tracer();
    }

    public Cluster around(Cluster cluster, InstantSource clock) {
        return new Chronicle(cluster, clock, List.of(new CaptureLog(), metrics.captures(), metrics.recorders(),
                new CaptureSpans(tracer(), clock)));
    }

    public Acts around(Acts acts) {
        return metrics.timed(traces.areSent() ? new TracedActs(acts, tracer()) : acts);
    }

    public PolicyStatuses counting(PolicyStatuses statuses) {
        return metrics.recorders().around(statuses);
    }

    public RequestStore around(RequestStore store) {
        return traces.areSent() ? new TracedStore(store, tracer()) : store;
    }

    @Override
    public void close() {
        traces.close();
    }
}
