package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;

/** The final word about a capture that has ended: true, in sentences, and with what to do next. */
final class Ends {
    private static final int LONGEST_WORD = 64;

    private Ends() {}

    /** @param fate what is known of the machine, as far as anybody has asked */
    static Finish of(Request request, Ending ending, Finds finds, Fate fate) {
        if (fate.isGone()) {
            return gone(finds);
        }
        if (request.story().source().isPresent()) {
            return FrozenEvidence.of(request, ending, finds);
        }
        StopWord word = StopWord.of(request, ending);
        String why = why(request, ending, word);
        String errors = CaptureError.told(ending.errors());
        if (word.isOrderly() && finds.holdNothing()) {
            return new Finish(Reason.EmptyCapture,
                    Words.sentences(nothing(request), why, errors, finds.words(), advice(request)));
        }
        Reason reason = switch (word) {
            case TimeLimit -> Reason.Completed;
            case Agent -> Reason.StoppedByAgent;
            default -> Reason.StoppedEarly;
        };
        return new Finish(reason, Words.sentences(why, errors, fate.words(), finds.words()));
    }

    static Finish gone(Finds finds) {
        return new Finish(Reason.TargetGone, finds.files().isEmpty()
                ? Words.sentences("It left no file behind that could be found.", finds.note())
                : Words.sentences("What it left behind:", finds.words()));
    }

    /** No file came, and nothing more is to be expected. */
    static Finish withoutFile(Request request, Ending ending, Fate fate) {
        if (fate.isGone()) {
            return gone(Finds.unseen(""));
        }
        if (request.story().source().isPresent()) {
            return FrozenEvidence.withoutFile(request, ending, fate);
        }
        boolean agent = StopWord.of(request, ending) == StopWord.Agent && !ending.has(CaptureError.StorageFailed);
        return agent
                ? of(request, ending, Finds.unseen("It left no file behind."), fate)
                : new Finish(Reason.UploadFailed, Words.sentences(CaptureError.told(ending.errors()), fate.words(),
                        UploadAdvice.of(request)));
    }

    /** The person who wrote the request, and not somebody in Azure. */
    static boolean wasAskedToStop(Request request) {
        return request.spec().desiredState() == DesiredState.Stopped;
    }

    /** The bridge did, because the alert that had ordered the capture was resolved. */
    static boolean wasResolved(Request request) {
        return wasAskedToStop(request) && request.spec().trigger() != null
                && request.spec().trigger().resolvedTime() != null;
    }

    private static String stoppedBy(Request request) {
        if (wasResolved(request)) {
            return "Its alert was resolved at " + Plain.text(request.spec().trigger().resolvedTime(), LONGEST_WORD)
                    + ", and the policy says onResolved: Stop; it ended ";
        }
        return wasAskedToStop(request) ? "spec.desiredState is Stopped; it ended " : "Somebody stopped it in Azure ";
    }

    private static String byteLimit(Request request, String ran) {
        return switch (Limits.of(request.spec())) {
            case Limits.Classic(var _, var bytes) -> byteLimit(bytes, ran, "spec.totalBytes");
            case Limits.RingBuffer(var count, var bytes, var _) -> byteLimit(count * bytes, ran, "spec.ringBuffer");
        };
    }

    private static String byteLimit(long bytes, String ran, String field) {
        return "The byte limit of %s was reached %s. For more, raise %s, or keep less with %s".formatted(
                ByteSize.text(bytes), ran, field, "spec.bytesPerPacket or spec.filters.");
    }

    private static String why(Request request, Ending ending, StopWord word) {
        String ran = RunTime.of(request, ending).words();
        return switch (word) {
            case TimeLimit -> "";
            case ByteLimit -> byteLimit(request, ran);
            case Manual -> stoppedBy(request) + ran + ".";
            case Agent -> ending.stopReason().isEmpty()
                    ? "It ended " + ran + "."
                    : "It ended " + ran + ". " + CaptureError.told(List.of(ending.stopReason()));
            case Silent -> "It ended " + ran + ", and Azure gives no reason.";
            case Other -> "Azure's reason is %s; it ended %s.".formatted(Plain.text(ending.stopReason(), LONGEST_WORD),
                    ran);
        };
    }

    private static String nothing(Request request) {
        return request.spec().filters().isEmpty()
                ? "There was no filter, so nothing was sent or received at all."
                : "Nothing matched the filter: " + FilterWords.of(request.spec().filters()) + ".";
    }

    private static String advice(Request request) {
        return request.spec().filters().isEmpty()
                ? "Capture while the machine has traffic, or longer."
                : "Check spec.filters.";
    }
}
