package io.netwatch.capture.core.request;

import io.netwatch.capture.api.EvidenceChoice;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Inspected;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The files are there: look into them, for a bounded time. Nobody waits for a look longer than for a capture. */
final class Inspecting {
    private static final Duration LOOKS_WITHIN = Duration.ofMinutes(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final String LATE = "The files were not looked into: reading them took too long.";

    private Inspecting() {}

    static Decision begin(Request request) {
        return new Inspect(request.story().files(), EvidenceChoice.tellsDnsNames(request.spec().evidence()),
                Optional.ofNullable(request.spec().trigger()).map(Trigger::firedTime)
                        .flatMap(StatusCodec::instant));
    }

    /** Still at it. What is begun anew after a restart has its whole time again. */
    static Decision again(Request request, Ending ending, Progress progress, Instant now) {
        Instant since = progress.unchanged().map(Progress.Unchanged::since).orElse(now);
        return now.isBefore(since.plus(LOOKS_WITHIN))
                ? new Wait(Timing.doubling(since, now, LONGEST_PAUSE), Reason.Inspecting,
                        "The files are being read.")
                : Ends.of(request, ending, Finds.unread(request.story().files(), LATE),
                        Fate.of(progress, now));
    }

    static Decision done(Request request, Ending ending, Inspected seen, Progress progress, Instant now) {
        return Ends.of(request, ending, Finds.read(request.story().files(), seen),
                Fate.of(progress, now));
    }
}
