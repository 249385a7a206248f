package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.core.policy.NewRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;

/** A span for each request that an alert stores; the request carries it to the operator. */
public record TracedStore(RequestStore store, Tracer tracer) implements RequestStore {

    @Override
    public Stored create(NewRequest request) {
        Span span = tracer.spanBuilder("store request").setSpanKind(SpanKind.PRODUCER)
                .setAttribute("capture.request", request.namespace() + "/" + request.name())
                .setAttribute("capture.target", request.spec().target().resourceId()).startSpan();
        try {
            Stored stored = store.create(request.annotated(Traces.carriedBy(span)));
            span.setAttribute("capture.outcome", stored.getClass().getSimpleName());
            return stored;
        } finally {
            span.end();
        }
    }

    @Override
    public Stopped stop(String namespace, String name, Instant resolved) {
        return store.stop(namespace, name, resolved);
    }
}
