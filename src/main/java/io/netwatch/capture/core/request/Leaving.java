package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Looked;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The request is being deleted: stop, delete, and leave only when Azure has said that nothing is there and nothing can
 * come any more. The file stays.
 *
 * <pre>
 *   look ─ there ─▶ query ─ runs ─▶ stop ─▶ (wait) ─▶ look …
 *    │      │          └─ does not ─▶ delete ─▶ look …
 *    │      └─ is being deleted ─▶ (wait) ─▶ look …
 *    └─ 404 ─▶ delete all the same ─▶ look ─ 404 ─▶ leave, once no unanswered order can arrive any more
 * </pre>
 */
final class Leaving {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private Leaving() {}

    /** Of a request with something {@linkplain #isToRemove to remove}. */
    static Decision next(Request request, Progress progress, Observation seen, Instant now, Rules rules) {
        Plan plan = request.story().plan().orElseThrow();
        return plan.isNamed()
                ? Parting.next(request, plan, progress, seen, now, rules)
                : remove(request, plan, progress, seen, now);
    }

    /** Whoever leaves still needs the plan to give the order to delete, even when nothing is there. */
    static boolean isAbsence(Request request, Observation seen) {
        return request.deleting() && seen instanceof Looked(Optional<Session> found) && found.isEmpty();
    }

    /** False when there is nothing of ours, or when it is to stay: then no call is needed to leave. */
    static boolean isToRemove(Request request, Rules rules) {
        return request.story().plan().filter(plan -> Ownership.removes(request.spec().deletionPolicy(), plan.origin())
                && Ownership.isOurs(request, plan, rules)).isPresent();
    }

    private static Decision remove(Request request, Plan plan, Progress progress, Observation seen, Instant now) {
        return switch (seen) {
            case Looked(Optional<Session> found) when found.isEmpty() -> absent(request, plan, progress, now);
            case Looked(Optional<Session> found) -> present(plan, found.get(), progress, now);
            case Queried(Optional<RunState> state) -> state.filter(Leaving::runs).isPresent()
                    ? stop(plan, progress, now)
                    : new Delete(plan.session());
            case StopAnswered(boolean known) -> known ? again(now) : new Delete(plan.session());
            default -> new Look(plan.session());
        };
    }

    private static Decision present(Plan plan, Session session, Progress progress, Instant now) {
        return session.leaving() || progress.orders().isDeleting(now) ? again(now) : new Query(plan.session());
    }

    private static Decision stop(Plan plan, Progress progress, Instant now) {
        return progress.orders().isStopping(now) ? again(now) : new Stop(plan.session());
    }

    private static boolean runs(RunState state) {
        return state.status() == RunState.Status.Running;
    }

    /** A 404 may be Azure catching up with itself, so the order to delete is given in any case. */
    private static Decision absent(Request request, Plan plan, Progress progress, Instant now) {
        if (progress.orders().deleteAsked().isEmpty()) {
            return new Delete(plan.session());
        }
        boolean certain = request.story().confirmed().isPresent() || !now.isBefore(plan.settled());
        return certain
                ? new Release()
                : new Wait(plan.settled(), Reason.Stopping, "An unanswered order may still arrive.");
    }

    private static Decision again(Instant now) {
        return new Wait(now.plus(PAUSE), Reason.Stopping, "");
    }
}
