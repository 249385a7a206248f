package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Observation.FilesFound;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;

/**
 * Azure has the session and says nothing of it that could be true: not started after a minute, unknown, or running long
 * after its limit. Then the machine is looked at, and when it has gone, what the capture left behind.
 */
final class Silence {
    private Silence() {}

    static Decision next(Request request, Plan plan, Progress progress, Observation seen, Instant now) {
        Fate fate = Fate.of(progress, now);
        if (!Fate.isAsked(progress)) {
            return Fate.question(request);
        }
        if (fate.isGone()) {
            return gone(request, seen);
        }
        return fate.isStopped() ? stopped(request, fate) : Watching.again(request, plan, now);
    }

    /** The last question could not be answered either, for want of a right or for minutes. */
    static Decision unread(Request request, Progress progress, ArmFailure failure, Instant now) {
        Plan plan = request.story().plan().orElseThrow();
        return Fate.of(progress, now).isGone()
                ? Ends.gone(Finds.unseen("The file was not looked at: " + Words.sentence(Trouble.words(failure))))
                : Watching.again(request, plan, now);
    }

    private static Decision gone(Request request, Observation seen) {
        if (Collecting.blobUrl(request).isEmpty()) {
            return Ends.gone(Finds.unseen(""));
        }
        FileListing soFar = seen instanceof FilesFound(var listing) ? listing : FileListing.NONE;
        boolean read = soFar.pages() > 0 && !soFar.isOpen();
        return read
                ? Ends.gone(Finds.unread(request.story().files(), ""))
                : new FindFiles(Collecting.blobUrl(request), soFar);
    }

    private static Decision stopped(Request request, Fate fate) {
        String file = Collecting.blobUrl(request);
        return new Finish(Reason.StoppedByAgent, Words.sentences(fate.words(),
                "Azure does not say how the capture ended.", file.isEmpty() ? "" : "Its file would be " + file + "."));
    }
}
