package io.netwatch.capture.core.request;

import io.netwatch.capture.api.CaptureSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one capture, in the order in which it becomes known. It is all that survives a restart.
 *
 * @param attempts orders recorded so far, refused ones included
 * @param summary what is in the files, once somebody has looked
 * @param pageUrl where the page about it lies, when one was stored
 * @param missingSince since when Azure has answered 404 to every question about a session that it had confirmed
 */
public record Story(int attempts, Optional<Plan> plan, Optional<Confirmed> confirmed, Optional<Instant> start,
        Optional<Instant> missingSince, Optional<Ending> ending, List<FoundFile> files, Waiting waiting,
        Optional<CaptureSummary> summary, Optional<String> pageUrl) {
    public static final Story NONE = new Story(0, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), List.of(), Waiting.NONE, Optional.empty(), Optional.empty());
    /** Between Network Watcher and a storage account. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    public Story {
        files = List.copyOf(files);
    }

    Story with(Waiting newWaiting) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, files, newWaiting, summary, pageUrl);
    }

    Story with(Optional<CaptureSummary> newSummary) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, files, waiting, newSummary, pageUrl);
    }

    Story withPage(Optional<String> url) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, files, waiting, summary, url);
    }

    public Story with(Plan newPlan) {
        return new Story(newPlan.attempt(), Optional.of(newPlan), confirmed, start, missingSince, ending, files,
                Waiting.NONE, summary, pageUrl);
    }

    /** Azure certainly has no session of this request: the spec may be corrected, and a new order be recorded. */
    public Story withoutPlan() {
        return new Story(attempts, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), Waiting.NONE, Optional.empty(), Optional.empty());
    }

    /** What the answer of a call adds. */
    Story after(Observation seen, Instant now) {
        return switch (seen) {
            case Observation.Fact fact -> with(waiting.after(fact, now));
            case Observation.IntentRecorded(var newPlan) -> with(newPlan);
            case Observation.Created(var session) -> with(new Confirmed(session.blobUrl()));
            case Observation.Looked(var found) when found.isPresent() && confirmed.isEmpty() -> with(
                    new Confirmed(found.get().blobUrl()));
            case Observation.Looked(var found) when found.isEmpty() && isSettled(now) -> withoutPlan();
            case Observation.Queried(var state) -> state.map(known -> after(known, now)).orElseGet(() -> missing(now));
            case Observation.FilesFound(var listing) -> with(ours(listing.files()));
            case Observation.Inspected(var inside, var digest, var page) ->
                with(counted(inside)).with(digest).withPage(page.url());
            case Observation.Refused(Decision.Create _, var failure) when CreateFailure.isCertain(failure) ->
                withoutPlan();
            case Observation.Postponed(Decision.Create _, var _, var untouched) when untouched -> withoutPlan();
            default -> this;
        };
    }

    /** An order that was never confirmed can no longer arrive; where nothing was ordered, nothing can. */
    private boolean isSettled(Instant now) {
        return confirmed.isEmpty() && plan.filter(
                order -> order.origin() instanceof Origin.Adopted || !now.isBefore(order.settled())).isPresent();
    }

    private Story after(RunState state, Instant now) {
        Optional<Ending> end = state.ended() ? Optional.of(Ending.of(state, now)) : Optional.empty();
        return new Story(attempts, plan, confirmed.or(() -> Optional.of(new Confirmed(""))),
                state.startTime().or(() -> start), Optional.empty(), ending.or(() -> end), files, Waiting.NONE,
                summary, pageUrl);
    }

    private List<FoundFile> ours(List<FoundFile> found) {
        return start.map(begin -> found.stream().filter(file -> !file.isOlderThan(begin.minus(CLOCKS_DIFFER))).toList())
                .orElse(found);
    }

    private List<FoundFile> counted(List<Inspection> inside) {
        return files.stream().map(file -> inside.stream().filter(look -> look.url().equals(file.url())).findFirst()
                .flatMap(Inspection::packets).map(file::counted).orElse(file)).toList();
    }

    /** Azure has the session after all. */
    Story there() {
        return new Story(attempts, plan, confirmed, start, Optional.empty(), ending, files, waiting, summary,
                pageUrl);
    }

    Story missing(Instant now) {
        return new Story(attempts, plan, confirmed, start, missingSince.or(() -> Optional.of(now)), ending, files,
                Waiting.NONE, summary, pageUrl);
    }

    private Story with(Confirmed newConfirmed) {
        return new Story(attempts, plan, Optional.of(newConfirmed), start, missingSince, ending, files,
                Waiting.NONE, summary, pageUrl);
    }

    private Story with(List<FoundFile> found) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, found, Waiting.NONE, summary, pageUrl);
    }
}
