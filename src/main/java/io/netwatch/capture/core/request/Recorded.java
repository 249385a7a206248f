package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.Expire;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ReadOwner;
import io.netwatch.capture.core.request.Observation.Nothing;
import io.netwatch.capture.core.request.Observation.OwnerRead;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;

/**
 * What is special about a flight recorder's recording: it lives no longer than its policy, and nobody looks into its files
 * unless an alert asks for them.
 */
final class Recorded {
    private static final int LONGEST_NAME = 253;

    private Recorded() {}

    /** Where Kubernetes collects no garbage, a recording goes by itself; what is seen of a policy goes before all else. */
    static Optional<Decision> first(Request request, Observation seen) {
        if (request.recorder().isEmpty() || request.deleting() || request.isFinal()) {
            return Optional.empty();
        }
        return switch (seen) {
            case Nothing _ -> Optional.of(new ReadOwner(request.recorder().get()));
            case OwnerRead(var there) when !there -> Optional.of(new Expire());
            default -> Optional.empty();
        };
    }

    /** That its policy exists is no news to a recording. */
    static Observation meaning(Observation seen) {
        return seen instanceof OwnerRead ? new Nothing() : seen;
    }

    static Reason word(Request request, Reason word) {
        return word == Reason.Running && request.recorder().isPresent() ? Reason.Recording : word;
    }

    static Finish end(Request request, Ending ending, Fate fate) {
        Optional<String> by = request.recorder().flatMap(RecorderMark::frozenBy)
                .filter(_ -> request.spec().desiredState() == DesiredState.Stopped)
                .filter(_ -> StopWord.of(request, ending).isOrderly() && !fate.isGone());
        return by.map(name -> new Finish(Reason.Frozen, "It is the evidence of request %s; its files stay at %s."
                .formatted(Plain.text(name, LONGEST_NAME), Collecting.blobUrl(request))))
                .orElseGet(() -> Ends.of(request, ending,
                        Finds.unseen("Its files were not looked into: no alert has asked for them."), fate));
    }
}
