package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Observation.TargetRead;
import io.netwatch.capture.core.request.Observation.TargetUnread;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What has become of the machine whose capture ended, or keeps silent.
 *
 * @param isGone Azure does not know it any more
 * @param words a sentence about one that does not run; empty otherwise
 */
record Fate(boolean isGone, String words) {
    private static final Fate UNSUSPICIOUS = new Fate(false, "");

    /** As this visit has seen it. */
    static Fate of(Progress progress, Instant now) {
        return progress.seen().find(TargetRead.class).map(read -> of(read, now)).orElse(UNSUSPICIOUS);
    }

    /** Whether this visit has asked for the machine, with or without an answer. */
    static boolean isAsked(Progress progress) {
        return progress.seen().find(TargetRead.class).isPresent()
                || progress.seen().find(TargetUnread.class).isPresent();
    }

    static ReadTarget question(Request request) {
        return new ReadTarget(new ArmId(request.spec().target().resourceId()));
    }

    boolean isStopped() {
        return !words.isEmpty();
    }

    private static Fate of(TargetRead read, Instant now) {
        if (read.facts().isEmpty()) {
            return new Fate(true, "");
        }
        return read.facts().get().running()
                ? UNSUSPICIOUS
                : new Fate(false, "The target has been stopped or deallocated, at the latest at %s."
                        .formatted(now.truncatedTo(ChronoUnit.SECONDS)));
    }
}
