package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.terms.Moments;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.Optional;

/** The final word about evidence that a flight recorder had: how far it reaches, and what is in it. */
final class FrozenEvidence {
    private FrozenEvidence() {}

    static Finish of(Request request, Ending ending, Finds finds) {
        return new Finish(finds.holdNothing() ? Reason.EmptyCapture : Reason.Completed,
                Words.sentences(span(request, ending), CaptureError.told(ending.errors()), finds.words()));
    }

    /** Where the machine or its agent had stopped, the account is the last thing to look at. */
    static Finish withoutFile(Request request, Ending ending, Fate fate) {
        boolean broken = fate.isStopped() || ending.has(CaptureError.AgentStopped);
        return new Finish(Reason.UploadFailed,
                Words.sentences(span(request, ending), CaptureError.told(ending.errors()), fate.words(),
                        broken ? UploadAdvice.ofBroken(request) : UploadAdvice.of(request)));
    }

    private static String span(Request request, Ending ending) {
        String name = request.story().source().map(Source::name).orElse("");
        Optional<Instant> start = request.story().start();
        return start.map(from -> "Recording %s reaches from %s to %s; the alert is of %s.".formatted(name,
                Moments.text(from), Moments.text(ending.time()), Moments.text(Freezing.moment(request))))
                .orElseGet(() -> "It is what recording %s has left.".formatted(name));
    }
}
