package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.app.telemetry.Milestone.Ended;
import io.netwatch.capture.core.request.Ending;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Story;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** One span for each capture, from Azure's start to its end, written when all is known about it. */
record CaptureSpans(Tracer tracer, InstantSource clock) implements Consumer<Milestone> {

    @Override
    public void accept(Milestone milestone) {
        if (milestone instanceof Ended(var request, var reason, var status)) {
            Story story = request.story();
            Instant start = story.start().orElse(request.created());
            SpanBuilder span = tracer.spanBuilder("capture").setParent(Traces.of(request)).setStartTimestamp(start)
                    .setAttribute("capture.request", request.key().toString())
                    .setAttribute("capture.uid", request.uid()).setAttribute("capture.reason", reason.word())
                    .setAttribute("capture.files", status.files().size());
            end(span, request, start, status.why());
        }
    }

    private void end(SpanBuilder builder, Request request, Instant start, String why) {
        Instant end = request.story().ending().map(Ending::time).filter(start::isBefore).orElseGet(clock::instant);
        var span = builder.startSpan();
        if (why != null) {
            span.setAttribute("capture.why", why);
        }
        span.setStatus(request.story().files().isEmpty() ? StatusCode.ERROR : StatusCode.OK).end(end);
    }
}
