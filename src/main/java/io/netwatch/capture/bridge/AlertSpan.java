package io.netwatch.capture.bridge;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.netwatch.capture.core.policy.Alert;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.Supplier;

/** The span of one message, in the sender's trace when it has one. What is stored within becomes its children. */
record AlertSpan(Tracer tracer) {
    private static final TextMapGetter<ServerRequestHeaders> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(ServerRequestHeaders headers) {
            return List.of("traceparent", "tracestate");
        }

        @Override
        public String get(ServerRequestHeaders headers, String name) {
            return headers.first(HeaderNames.create(name)).orElse(null);
        }
    };

    Outcome around(ServerRequestHeaders headers, String namespace, Supplier<Outcome> work) {
        Span span = tracer.spanBuilder("alert").setSpanKind(SpanKind.SERVER)
                .setParent(W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS))
                .setAttribute("capture.namespace", namespace).startSpan();
        try (Scope _ = span.makeCurrent()) {
            Outcome outcome = work.get();
            describe(span, outcome);
            return outcome;
        } finally {
            span.end();
        }
    }

    private static void describe(Span span, Outcome outcome) {
        span.setAttribute("http.response.status_code", outcome.status()).setAttribute("capture.result",
                outcome.result());
        outcome.alert().map(Alert::rule).ifPresent(rule -> span.setAttribute("capture.rule", rule));
        if (outcome.status() >= 500) {
            span.setStatus(StatusCode.ERROR, outcome.message());
        }
    }
}
