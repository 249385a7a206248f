package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Keep;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Observation.Nothing;
import io.netwatch.capture.core.request.Observation.Postponed;
import io.netwatch.capture.core.request.Observation.RecordingsRead;
import io.netwatch.capture.core.request.Observation.Refused;
import java.time.Instant;

/**
 * The whole life of a capture on one screen.
 *
 * <pre>
 *   no plan ──Preparing──▶ plan recorded ──Ordering──▶ confirmed ──Watching──▶ ended ──Collecting──▶ final
 *      │                        │                          │                     │                    │
 *      └────────────────────────┴───── deleted at any time ┴──Leaving──▶ finalizer off ───────────────┘
 * </pre>
 *
 * Every visit starts with {@link Nothing} and what the status holds, so a restart at any point goes on from there.
 */
public record Decide(Rules rules) {

    public Decision next(Request request, Progress progress, Observation seen, Instant now) {
        return Recorded.first(request, seen)
                .orElseGet(() -> onward(request, progress, Recorded.meaning(seen), now));
    }

    private Decision onward(Request request, Progress progress, Observation seen, Instant now) {
        if (request.deleting() && !Leaving.isToRemove(request, rules)) {
            return new Release();
        }
        var early = progress.early(request, now);
        if (seen instanceof Nothing && early.isPresent()) {
            return new Keep(early.get());
        }
        if (seen instanceof Nothing && (request.deleting() || !request.isFinal())
                && progress.resumed(request).isPresent()) {
            return progress.resumed(request).get();
        }
        if (seen instanceof Refused(var during, var failure) && Preflight.instead(during, failure).isEmpty()) {
            return Trouble.after(during, failure, request, progress, now);
        }
        if (seen instanceof Postponed(var _, var until, var _)) {
            return Trouble.throttled(request, until);
        }
        if (request.deleting()) {
            return Leaving.next(request, progress, seen, now, rules);
        }
        return request.isFinal() ? Expiring.next(request, now) : living(request, progress, seen, now);
    }

    /** What an answer adds to the story. */
    public static Request learn(Request request, Progress progress, Observation seen, Instant now) {
        boolean keeps = Ordering.isStranger(request, seen) || Leaving.isAbsence(request, seen)
                || Ownership.isAnother(request, seen);
        if (!request.deleting() && request.story().plan().filter(plan -> Confirming.stepsBack(request, plan, seen)
                || MakingRoom.isDone(request, plan, progress, seen, now)).isPresent()) {
            return request.with(request.story().withoutPlan());
        }
        if (Freezing.isAbout(request, seen)) {
            return Freezing.learn(request, (RecordingsRead) seen, now);
        }
        return keeps ? request : MakingRoom.learn(request.with(request.story().after(seen, now)), seen, now);
    }

    private Decision living(Request request, Progress progress, Observation seen, Instant now) {
        Story story = request.story();
        if (story.source().isPresent()) {
            return Freezing.next(request, story.source().get(), progress, seen, now);
        }
        if (story.plan().isEmpty()) {
            return Preparing.next(request, progress, now, rules);
        }
        Plan plan = story.plan().get();
        if (plan.origin() instanceof Origin.Replaced) {
            return MakingRoom.next(request, plan, progress, seen, now, rules);
        }
        if (story.confirmed().isEmpty()) {
            return Ordering.next(request, plan, progress, seen, now);
        }
        return story.ending().map(ending -> Collecting.next(request, ending, progress, seen, now))
                .or(() -> Guarding.next(request, plan, progress, seen, now, rules))
                .orElseGet(() -> Watching.next(request, plan, progress, seen, now, rules));
    }
}
