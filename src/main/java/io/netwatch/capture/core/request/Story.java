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
 * @param source the recording that is the evidence, where nothing is ordered
 * @param missingSince since when Azure has answered 404 to every question about a session that it had confirmed
 */
public record Story(int attempts, Optional<Plan> plan, Optional<Confirmed> confirmed, Optional<Instant> start,
        Optional<Instant> missingSince, Optional<Ending> ending, List<FoundFile> files, Waiting waiting,
        Optional<CaptureSummary> summary, Optional<String> pageUrl, Optional<Source> source) {
    public static final Story NONE = new Story(0, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), List.of(), Waiting.NONE, Optional.empty(), Optional.empty(),
            Optional.empty());
    /** Between Network Watcher and a storage account. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    public Story {
        files = List.copyOf(files);
    }

    Story with(Waiting newWaiting) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, files, newWaiting, summary, pageUrl,
                source);
    }

    Story with(Optional<CaptureSummary> newSummary) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, files, waiting, newSummary, pageUrl,
                source);
    }

    Story withPage(Optional<String> url) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, files, waiting, summary, url, source);
    }

    public Story with(Plan newPlan) {
        return new Story(newPlan.attempt(), Optional.of(newPlan), confirmed, start, missingSince, ending, files,
                Waiting.NONE, summary, pageUrl, source);
    }

    /** The evidence is in this recording. */
    public Story with(Source chosen) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, files, Waiting.NONE, summary, pageUrl,
                Optional.of(chosen));
    }

    /** The recording that is the evidence ran from then until it ended so. */
    Story recorded(Optional<Instant> began, Ending end) {
        return new Story(attempts, plan, confirmed, began, missingSince, Optional.of(end), files, Waiting.NONE, summary,
                pageUrl, source);
    }

    /** Where Azure writes, or has written, the files; empty when it has named no place. */
    public String blobUrl() {
        return source.map(Source::blobUrl).or(() -> confirmed.map(Confirmed::blobUrl)).orElse("");
    }

    /** There is something in Azure of which this request tells: the spec does not matter any more. */
    boolean isUnderWay() {
        return plan.isPresent() || source.isPresent();
    }

    /** Azure certainly has no session of this request: the spec may be corrected, and a new order be recorded. */
    public Story withoutPlan() {
        return new Story(attempts, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), Waiting.NONE, Optional.empty(), Optional.empty(), Optional.empty());
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
                summary, pageUrl, source);
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
                pageUrl, source);
    }

    Story missing(Instant now) {
        return new Story(attempts, plan, confirmed, start, missingSince.or(() -> Optional.of(now)), ending, files,
                Waiting.NONE, summary, pageUrl, source);
    }

    private Story with(Confirmed newConfirmed) {
        return new Story(attempts, plan, Optional.of(newConfirmed), start, missingSince, ending, files,
                Waiting.NONE, summary, pageUrl, source);
    }

    private Story with(List<FoundFile> found) {
        return new Story(attempts, plan, confirmed, start, missingSince, ending, found, Waiting.NONE, summary, pageUrl,
                source);
    }
}
