package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.FilesFound;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The capture has ended: find what it left behind and say the final word. */
final class Collecting {
    /** The agent uploads by itself, and nobody says when it is done. */
    private static final Duration UPLOADS_WITHIN = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private Collecting() {}

    static Decision next(Request request, Ending ending, Observation seen, Instant now) {
        String blobUrl = request.story().confirmed().map(Confirmed::blobUrl).orElse("");
        if (blobUrl.isEmpty()) {
            return end(ending, "The file is on the target: " + request.spec().storage().filePath());
        }
        if (BlobUriCheck.isElsewhere(blobUrl, request.spec().storage().accountId())) {
            return end(ending, "The file was not looked at: " + Plain.text(blobUrl, 200)
                    + " is not in the account of spec.storage.accountId.");
        }
        return seen instanceof FilesFound(List<FoundFile> files) ? found(files, ending, now) : new FindFiles(blobUrl);
    }

    /** The rights to look into the account are missing; the capture is no worse for it. */
    static Decision unread(Request request) {
        return end(request.story().ending().orElseThrow(),
                "The file was not looked at: the operator may not list the storage account.");
    }

    private static Decision found(List<FoundFile> files, Ending ending, Instant now) {
        if (!files.isEmpty()) {
            return end(ending, "");
        }
        return now.isBefore(ending.time().plus(UPLOADS_WITHIN))
                ? new Wait(Timing.doubling(ending.time(), now, LONGEST_PAUSE), Reason.Inspecting, "")
                : new Finish(Reason.UploadFailed, "");
    }

    private static Decision end(Ending ending, String detail) {
        return switch (ending.stopReason()) {
            case "TimeExceeded", "" -> new Finish(Reason.Completed, detail);
            case Ending.ERROR, "AgentStopped", "CaptureFailed", "InternalError", "LocalFileFailed" ->
                new Finish(Reason.StoppedByAgent, detail);
            default -> new Finish(Reason.StoppedEarly, said("Azure's reason is " + Plain.text(ending.stopReason(), 64)
                    + ".", detail));
        };
    }

    private static String said(String first, String second) {
        return second.isEmpty() ? first : first + " " + second;
    }
}
