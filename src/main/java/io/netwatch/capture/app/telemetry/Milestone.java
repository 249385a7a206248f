package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a stored status means to whoever counts, logs or traces captures. */
sealed interface Milestone {

    Request request();

    /** The word in the STATE column is another one now. */
    record Turned(Request request, Reason reason, String message) implements Milestone {}

    /**
     * Azure has confirmed the session.
     *
     * @param sinceCreated since the request was stored; the API server counts in whole seconds
     * @param sinceFired since the alert fired at Azure; empty when no alert asked, or did not say when
     */
    record Confirmed(Request request, Duration sinceCreated, Optional<Duration> sinceFired) implements Milestone {}

    /** Nothing more will happen. */
    record Ended(Request request, Reason reason, PacketCaptureRequestStatus status) implements Milestone {}

    /** In the order in which they happened; nothing when the report only repeats or refines what stood there. */
    static List<Milestone> of(Report report, Instant now) {
        return Stream.of(turned(report), confirmed(report, now), ended(report)).flatMap(Optional::stream).toList();
    }

    private static Optional<Milestone> turned(Report report) {
        return report.turn().flatMap(
                ready -> word(report).map(reason -> new Turned(report.request(), reason, text(ready, reason))));
    }

    private static Optional<Milestone> confirmed(Report report, Instant now) {
        Request request = report.request();
        return Optional.of(report).filter(_ -> request.status().captureId() == null)
                .filter(told -> told.status().captureId() != null)
                .map(_ -> new Confirmed(request, Duration.between(request.created(), now),
                        fired(request).map(moment -> Duration.between(moment, now))));
    }

    private static Optional<Milestone> ended(Report report) {
        return word(report).filter(reason -> reason.standing().isFinal()).filter(_ -> !report.request().isFinal())
                .map(reason -> new Ended(report.request(), reason, report.status()));
    }

    /** People may write a trigger, too, and anything into it. */
    private static Optional<Instant> fired(Request request) {
        return Optional.ofNullable(request.spec().trigger()).map(Trigger::firedTime).flatMap(StatusCodec::instant);
    }

    private static Optional<Reason> word(Report report) {
        return Conditions.reason(report.status().conditions());
    }

    private static String text(Condition ready, Reason reason) {
        return ready.message() == null ? reason.word() : ready.message();
    }
}
