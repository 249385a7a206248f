package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.FilesFound;
import io.netwatch.capture.core.request.Observation.Inspected;
import io.netwatch.capture.core.request.Observation.StillInspecting;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The capture has ended: find what it left behind, look into it, and say the final word.
 *
 * <pre>
 *   (target?) ─▶ find files ─ none ─▶ (wait) … target? ─▶ UploadFailed
 *                    │      ─ still growing ─▶ (wait) …
 *                    └─ unchanged ─▶ inspect ─▶ final word
 * </pre>
 */
final class Collecting {
    /** The agent uploads by itself, and nobody says when it is done. */
    private static final Duration UPLOADS_WITHIN = Duration.ofMinutes(2);
    /** Azure itself has said that something failed: a file is hardly to come. */
    private static final Duration UPLOADS_WITHIN_AFTER_ERROR = Duration.ofSeconds(20);
    private static final Duration GROWS_WITHIN = Duration.ofMinutes(15);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /** How long a listing must stay the same; longer where other files may follow the first. */
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration QUIET_OF_MANY = Duration.ofSeconds(10);

    private Collecting() {}

    static Decision next(Request request, Ending ending, Progress progress, Observation seen, Instant now) {
        if (StopWord.of(request, ending).isSuspicious() && !Fate.isAsked(progress)) {
            return Fate.question(request);
        }
        if (request.recorder().isPresent()) {
            return Recorded.end(request, ending, Fate.of(progress, now));
        }
        if (blobUrl(request).isEmpty()) {
            return Ends.of(request, ending, Finds.unseen(onTarget(request)), Fate.of(progress, now));
        }
        if (BlobUriCheck.isElsewhere(blobUrl(request), request.spec().storage().accountId())) {
            return Ends.of(request, ending,
                    Finds.unseen("The file was not looked at: " + Plain.text(blobUrl(request), 200)
                            + " is not in the account of spec.storage.accountId."),
                    Fate.of(progress, now));
        }
        return switch (seen) {
            case FilesFound(var listing) when listing.isOpen() -> new FindFiles(blobUrl(request), listing);
            case FilesFound _ -> found(request, ending, progress, now);
            case Inspected inspected -> Inspecting.done(request, ending, inspected, progress, now);
            case StillInspecting _ -> Inspecting.again(request, ending, progress, now);
            default -> new FindFiles(blobUrl(request), FileListing.NONE);
        };
    }

    /** The files cannot be listed, or not be read; the capture is no worse for it. */
    static Decision unread(Request request, Ending ending, Progress progress, ArmFailure failure, Instant now) {
        List<FoundFile> files = request.story().files();
        String thing = files.isEmpty() ? "The file was" : "What is inside was";
        String why = failure.status() == 403
                ? "the operator may not read the storage account (Storage Blob Data Reader)."
                : Words.sentence(Trouble.words(failure));
        return Ends.of(request, ending, Finds.unread(files, thing + " not looked at: " + why),
                Fate.of(progress, now));
    }

    static String blobUrl(Request request) {
        return request.story().blobUrl();
    }

    private static Decision found(Request request, Ending ending, Progress progress, Instant now) {
        List<FoundFile> files = request.story().files();
        boolean whole = !files.isEmpty() && files.stream().allMatch(file -> file.sizeBytes() > 0);
        Duration patience = ending.errors().isEmpty() ? UPLOADS_WITHIN : UPLOADS_WITHIN_AFTER_ERROR;
        if (!whole) {
            return now.isBefore(ending.time().plus(patience))
                    ? pause(ending, now, "")
                    : withoutFile(request, ending, progress, now);
        }
        Instant quiet = progress.unchanged().map(Progress.Unchanged::since).orElse(now)
                .plus(writesMany(request) ? QUIET_OF_MANY : QUIET);
        boolean settled = !now.isBefore(quiet) || !now.isBefore(ending.time().plus(GROWS_WITHIN));
        return settled ? Inspecting.begin(request) : new Wait(quiet, Reason.Inspecting, "The file is there.");
    }

    /** A file without a byte is none, unless there are others. */
    private static Decision withoutFile(Request request, Ending ending, Progress progress, Instant now) {
        if (request.story().files().stream().anyMatch(file -> file.sizeBytes() > 0)) {
            return Inspecting.begin(request);
        }
        return Fate.isAsked(progress)
                ? Ends.withoutFile(request, ending, Fate.of(progress, now))
                : Fate.question(request);
    }

    private static Decision pause(Ending ending, Instant now, String detail) {
        return new Wait(Timing.doubling(ending.time(), now, LONGEST_PAUSE), Reason.Inspecting, detail);
    }

    private static boolean writesMany(Request request) {
        return request.spec().ringBuffer() != null || request.story().source().isPresent()
                || request.spec().target().resourceId().matches("(?i).*/virtualMachineScaleSets/[^/]+");
    }

    private static String onTarget(Request request) {
        String path = request.spec().storage().filePath();
        return path == null ? "Azure has named no file." : "The file is on the target: " + path;
    }
}
