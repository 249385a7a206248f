package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.DeleteAnswered;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.request.Observation.SessionRead;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The session that has the wanted name is to be replaced, and the status says which one: stop it, delete it, and prepare
 * the request anew when Azure has said 404. A newer session of that name is never touched.
 */
final class MakingRoom {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private MakingRoom() {}

    static Decision next(Request request, Plan plan, Progress progress, Observation seen, Instant now, Rules rules) {
        Optional<Decision> other = Preparing.first(request, now);
        if (other.isPresent()) {
            return other.get();
        }
        if (!Ownership.isOurs(request, plan, rules) || Ownership.refusal(request, rules).isPresent()) {
            return Preparing.next(request.with(request.story().withoutPlan()), progress, now, rules);
        }
        return switch (seen) {
            case IntentRecorded _,StopAnswered _,DeleteAnswered _ -> again(plan, now);
            default -> recognise(request, plan, progress, now);
        };
    }

    /**
     * Azure has said 404, and no order to stop or delete can arrive any more: it would hit the new session, which gets the
     * same name. Who cannot know what was sent waits as long as for an unanswered order.
     */
    static boolean isDone(Request request, Plan plan, Progress progress, Observation seen, Instant now) {
        return isAbsent(plan, seen) && (progress.orders().answered() || !now.isBefore(settled(request, now)));
    }

    /** Since when a session that had to go is gone. It may come to light that it is not. */
    static Request learn(Request request, Observation seen, Instant now) {
        return seen instanceof SessionRead(var found)
                && request.story().plan().filter(plan -> hasToGo(request, plan)).isPresent()
                        ? request.with(found.isPresent() ? request.story().there() : request.story().missing(now))
                        : request;
    }

    private static boolean hasToGo(Request request, Plan plan) {
        return plan.origin() instanceof Origin.Replaced || (request.deleting() && plan.isNamed());
    }

    private static boolean isAbsent(Plan plan, Observation seen) {
        return plan.origin() instanceof Origin.Replaced && seen instanceof SessionRead(Optional<Session> found)
                && found.isEmpty();
    }

    /** When nothing that was sent to end it can arrive any more. */
    static Instant settled(Request request, Instant now) {
        return request.story().missingSince().orElse(now).plus(Plan.UNCERTAIN);
    }

    private static Decision recognise(Request request, Plan plan, Progress progress, Instant now) {
        return switch (Recognition.of(request, plan, progress, now)) {
            case Recognition.Verdict.Ask(var question) -> question;
            case Recognition.Verdict.Recognised(var state) -> remove(plan, state, progress, now);
            case Recognition.Verdict.Another _ -> new Stall(Timing.recheck(request.uid(), now), Reason.NameConflict,
                    "A newer session has taken the name of the one to be replaced: it is " + plan.session().id()
                            + ", and it is left alone.");
            case Recognition.Verdict.Absent _ -> new Wait(settled(request, now), Reason.Queued, plan.session().id()
                    + " is gone, but an unanswered order to end it may still arrive.");
            case Recognition.Verdict.Unclear _ -> again(plan, now);
        };
    }

    /** Others may have recorded the same session since: that is asked last, right before each step. */
    private static Decision remove(Plan plan, RunState state, Progress progress, Instant now) {
        boolean runs = state.status() == RunState.Status.Running;
        if (runs ? progress.orders().isStopping(now) : progress.orders().isDeleting(now)) {
            return again(plan, now);
        }
        if (progress.seen().find(ClaimsRead.class).isEmpty()) {
            return new ReadClaims(plan.session());
        }
        return runs ? new Stop(plan.session()) : new Delete(plan.session());
    }

    private static Decision again(Plan plan, Instant now) {
        return new Wait(now.plus(PAUSE), Reason.Queued, plan.session().id() + " is making room.");
    }
}
