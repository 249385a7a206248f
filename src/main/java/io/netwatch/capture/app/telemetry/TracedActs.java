package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.operator.Acts;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;

/** A span for each call to Azure, in the trace of the request on whose behalf it is made. */
record TracedActs(Acts acts, Tracer tracer) implements Acts {

    @Override
    public Observation perform(Request request, Call call) {
        Span span = tracer.spanBuilder("Azure " + call.getClass().getSimpleName()).setSpanKind(SpanKind.CLIENT)
                .setParent(Traces.of(request)).setAttribute("capture.request", request.key().toString())
                .setAttribute("capture.uid", request.uid()).startSpan();
        try (Scope _ = span.makeCurrent()) {
            Observation seen = acts.perform(request, call);
            span.setAttribute("capture.outcome", CallOutcome.word(seen));
            if (seen instanceof Observation.Refused(var _, var failure)) {
                span.setAttribute("http.response.status_code", failure.status()).setAttribute("error.type",
                        failure.code()).setStatus(StatusCode.ERROR, failure.message());
            }
            return seen;
        } finally {
            span.end();
        }
    }

    @Override
    public void blocked(Request request, Reason reason) {
        acts.blocked(request, reason);
    }
}
