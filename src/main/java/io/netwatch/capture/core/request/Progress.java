package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What this process remembers of a request between two decisions. Losing it costs a few calls and nothing else.
 *
 * @param target the target as read in this visit; an empty inner Optional when Azure does not know it
 * @param refusal why Azure refused the order in this visit, until a look has shown that nothing is there
 * @param failures visits in a row that ended in trouble
 * @param due when the last visit wanted to come back
 */
public record Progress(Optional<Optional<TargetFacts>> target, Optional<List<Watcher>> watchers,
        Optional<ArmFailure> refusal, int failures, Optional<Due> due) {
    public static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), Optional.empty(), 0,
            Optional.empty());

    /** Holds only for the state in which it was set: an edit or a deletion is looked at once. */
    private record Due(Instant at, long generation, boolean deleting) {}

    /** A new visit reads Azure afresh. */
    public Progress atStart() {
        return new Progress(Optional.empty(), Optional.empty(), Optional.empty(), failures, due);
    }

    public Progress after(Observation seen) {
        return switch (seen) {
            case Observation.TargetRead(var facts) ->
                new Progress(Optional.of(facts), watchers, refusal, failures, due);
            case Observation.WatchersRead(var list) ->
                new Progress(target, Optional.of(list), refusal, failures, due);
            case Observation.Refused(Decision.Create _, var failure) ->
                new Progress(target, watchers, Optional.of(failure), failures, due);
            default -> this;
        };
    }

    /** The visit ended in {@code rest}. */
    public Progress after(Decision.Rest rest, Request request) {
        return switch (rest) {
            case Decision.Retry(var until, var _) -> resting(failures + 1, until, request);
            case Decision.Wait(var until, var _, var _) -> resting(0, until, request);
            case Decision.Stall(var recheck, var _, var _) -> resting(0, recheck, request);
            case Decision.Keep(var until) -> resting(failures, until, request);
            case Decision.Finish _,Decision.Release _,Decision.Expire _,Decision.Done _ -> NONE;
        };
    }

    /** When it is still too early for this request as it is now, the moment to come back. */
    Optional<Instant> early(Request request, Instant now) {
        return due.filter(mark -> mark.at().isAfter(now) && mark.generation() == request.generation()
                && mark.deleting() == request.deleting()).map(Due::at);
    }

    private Progress resting(int failed, Instant until, Request request) {
        Due mark = new Due(until, request.generation(), request.deleting());
        return new Progress(target, watchers, refusal, failed, Optional.of(mark));
    }
}
