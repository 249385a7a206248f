package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this process remembers of a request between two decisions. Losing it costs a few calls and nothing else.
 *
 * @param seen what this visit has read
 * @param failures visits in a row that ended in trouble
 * @param due when the last visit wanted to come back
 * @param orders what was sent, and what is known of it
 * @param unchanged the last listing of files, and since when it has been the same
 * @param postponed the question for which Azure's limits left no room: the next visit begins with it
 */
public record Progress(Seen seen, int failures, Optional<Due> due, Orders orders, Optional<Unchanged> unchanged,
        Optional<Decision.Call> postponed) {
    public static final Progress NONE = new Progress(Seen.NOTHING, 0, Optional.empty(), Orders.NONE, Optional.empty(),
            Optional.empty());

    /**
     * What one visit has read.
     *
     * @param facts the last one of each kind
     * @param refusal why Azure refused the order, until a look has shown that nothing is there
     * @param since when the oldest of the facts was read
     */
    record Seen(Map<Class<?>, Observation.Fact> facts, Optional<ArmFailure> refusal, Instant since) {
        static final Seen NOTHING = new Seen(Map.of(), Optional.empty(), Instant.MAX);
        private static final Duration FRESH = Duration.ofMinutes(5);
        /** Whose session it is, and whether there is room in Azure and in the policy, is true for the visit that asked and for no other. */
        private static final Set<Class<?>> MOMENTARY = Set.of(Observation.SessionRead.class, Observation.RunRead.class,
                Observation.ClaimsRead.class, Observation.SessionsCounted.class, Observation.SiblingsRead.class,
                Observation.RecordingsRead.class,
                Observation.Listed.class);

        Seen {
            facts = Map.copyOf(facts);
        }

        /** The fact of this kind; empty when the visit has not asked for it yet. */
        <F extends Observation.Fact> Optional<F> find(Class<F> kind) {
            return Optional.ofNullable(kind.cast(facts.get(kind)));
        }

        /** What is still worth knowing in the next visit. */
        private Seen recent(Instant now) {
            Map<Class<?>, Observation.Fact> kept = new HashMap<>(facts);
            kept.keySet().removeAll(MOMENTARY);
            boolean fresh = kept.isEmpty() || now.isBefore(since.plus(FRESH));
            return fresh ? new Seen(kept, Optional.empty(), since) : NOTHING;
        }

        private Seen with(Observation.Fact fact, Instant now) {
            Map<Class<?>, Observation.Fact> more = new HashMap<>(facts);
            more.put(fact.getClass(), fact);
            return new Seen(more, refusal, now.isBefore(since) ? now : since);
        }
    }

    /**
     * Holds only for the state in which it was set: an edit or a deletion is looked at once.
     *
     * @param closed Azure itself asked for the pause, so it holds whatever people do meanwhile
     */
    record Due(Instant at, long generation, boolean deleting, boolean closed) {
        boolean holds(Request request, Instant now) {
            return at.isAfter(now) && (closed || isOf(request));
        }

        private boolean isOf(Request request) {
            return generation == request.generation() && deleting == request.deleting();
        }
    }

    /** Files that have been the same since a moment. */
    record Unchanged(Instant since, List<FoundFile> files) {}

    /**
     * A new visit reads Azure afresh. Only after a pause for Azure's limits it goes on where the last one had to stop: a
     * crowd that read everything again after each pause would never get to its orders.
     */
    public Progress atStart(Request request, Instant now) {
        boolean goesOn = due.filter(mark -> mark.closed() && mark.generation() == request.generation()).isPresent();
        return with(goesOn ? seen.recent(now) : Seen.NOTHING);
    }

    public Progress after(Observation observed, Instant now) {
        Optional<Decision.Call> question = observed instanceof Observation.Postponed(var call, var _, var _)
                ? Optional.of(call).filter(Progress::isQuestion)
                : Optional.empty();
        return new Progress(learned(observed, now), failures, due, orders.after(observed, now), listed(observed, now),
                question);
    }

    /**
     * A visit that asked again what was answered before the pause would take the place that was kept for this question,
     * and come to nothing for ever.
     */
    Optional<Decision.Call> resumed(Request request) {
        return postponed.filter(_ -> due.filter(mark -> mark.isOf(request)).isPresent());
    }

    private static boolean isQuestion(Decision.Call call) {
        return switch (call) {
            case Decision.Look _,Decision.Query _,Decision.ReadSession _,Decision.ReadRun _,Decision.ListSessions _ ->
                true;
            default -> false;
        };
    }

    private Seen learned(Observation observed, Instant now) {
        return switch (observed) {
            case Observation.Fact fact -> seen.with(fact, now);
            case Observation.Refused(var during, var failure) when Preflight.instead(during, failure).isPresent() ->
                seen.with(Preflight.instead(during, failure).get(), now);
            case Observation.Refused(Decision.Create _, var failure) when !failure.uncertain() ->
                new Seen(seen.facts(), Optional.of(failure), seen.since());
            case Observation.Refused(Decision.ReadTarget _, var _) -> seen.with(new Observation.TargetUnread(), now);
            default -> seen;
        };
    }

    private Optional<Unchanged> listed(Observation observed, Instant now) {
        if (!(observed instanceof Observation.FilesFound(var listing)) || listing.isOpen()) {
            return unchanged;
        }
        return unchanged.filter(before -> before.files().equals(listing.files()))
                .or(() -> Optional.of(new Unchanged(now, listing.files())));
    }

    /** The visit ended in {@code rest}. */
    public Progress after(Decision.Rest rest, Request request) {
        return switch (rest) {
            case Decision.Retry(var until, var _, var _, var closed) -> resting(failures + 1, until, request, closed);
            case Decision.Wait(var until, var _, var _) -> resting(0, until, request, false);
            case Decision.Stall(var recheck, var _, var _) -> resting(0, recheck, request, false);
            case Decision.Keep _ -> this;
            case Decision.Finish _,Decision.Release _,Decision.Expire _,Decision.Done _ -> NONE;
        };
    }

    /** The visit's report was not stored: only what protects Azure is kept, so that the next visit tells it again. */
    public Progress untold() {
        return new Progress(Seen.NOTHING, failures, due.filter(Due::closed), orders, unchanged, postponed);
    }

    /** When it is still too early for this request as it is now, the moment to come back. */
    Optional<Instant> early(Request request, Instant now) {
        return due.filter(mark -> mark.holds(request, now)).map(Due::at);
    }

    private Progress with(Seen newSeen) {
        return new Progress(newSeen, failures, due, orders, unchanged, postponed);
    }

    private Progress resting(int failed, Instant until, Request request, boolean closed) {
        Due mark = new Due(until, request.generation(), request.deleting(), closed);
        return new Progress(seen, failed, Optional.of(mark), orders, unchanged, postponed.filter(_ -> closed));
    }
}
