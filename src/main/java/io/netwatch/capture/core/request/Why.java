package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;

/** The WHY column: an end in a few words. */
final class Why {
    private static final int LONGEST = 32;

    private Why() {}

    /** Nothing as long as it has not ended. */
    static Optional<String> of(Reason state, Request request) {
        return switch (state) {
            case Completed, StoppedEarly -> request.story().ending().map(ending -> stopped(request, ending));
            case StoppedByAgent -> Optional.of(request.story().ending().map(Why::failed).orElse("agent"));
            case EmptyCapture -> Optional.of("no packet");
            case UploadFailed -> Optional.of("no file");
            case Frozen -> Optional.of("frozen");
            case TargetGone -> Optional.of("target deleted");
            case CaptureLost -> Optional.of("session deleted");
            case StartDeadlineExceeded -> Optional.of("too late");
            case Suppressed -> Optional.of(Ends.wasResolved(request) ? "resolved" : "policy's limits");
            default -> Optional.empty();
        };
    }

    private static String stopped(Request request, Ending ending) {
        if (request.story().source().isPresent()) {
            return "frozen";
        }
        return switch (StopWord.of(request, ending)) {
            case TimeLimit -> "time limit";
            case ByteLimit -> "byte limit";
            case Manual -> Ends.wasResolved(request)
                    ? "resolved"
                    : Ends.wasAskedToStop(request) ? "desiredState" : "stopped in Azure";
            case Silent -> "no reason given";
            case Agent, Other -> Plain.text(ending.stopReason(), LONGEST);
        };
    }

    private static String failed(Ending ending) {
        String word = ending.errors().stream().findFirst().orElse(ending.stopReason());
        return CaptureError.isOne(word) ? Plain.text(word, LONGEST) : "agent";
    }
}
