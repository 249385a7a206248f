package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.core.request.Observation;

/** How a call to Azure went, in words that are few enough for labels. */
final class CallOutcome {
    private CallOutcome() {}

    static String word(Observation seen) {
        return switch (seen) {
            case Observation.Postponed _ -> "postponed";
            case Observation.Refused(var _, var failure) when failure.uncertain() -> "uncertain";
            case Observation.Refused _ -> "refused";
            default -> "ok";
        };
    }

    /** The HTTP status where Azure refused, {@code none} where no answer came; the word otherwise. */
    static String code(Observation seen) {
        return seen instanceof Observation.Refused(var _, var failure)
                ? failure.status() == 0 ? "none" : String.valueOf(failure.status())
                : word(seen);
    }
}
