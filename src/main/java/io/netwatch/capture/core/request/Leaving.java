package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DeletionPolicy;
import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.DeleteAnswered;
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
 */
final class Leaving {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private Leaving() {}

    static Decision next(Request request, Observation seen, Instant now, Rules rules) {
        return request.story().plan().filter(plan -> isToRemove(request, plan, rules))
                .map(plan -> remove(request, plan, seen, now)).orElse(new Release());
    }

    private static boolean isToRemove(Request request, Plan plan, Rules rules) {
        return request.spec().deletionPolicy() != DeletionPolicy.Retain
                && CaptureName.isOurs(plan.session().name(), request.uid(), rules.install());
    }

    private static Decision remove(Request request, Plan plan, Observation seen, Instant now) {
        return switch (seen) {
            case Queried(Optional<RunState> state) when state.filter(Leaving::mayRun).isPresent() ->
                new Stop(plan.session());
            case Queried _ -> new Delete(plan.session());
            case StopAnswered(boolean known) when known -> again(now);
            case StopAnswered _ -> new Delete(plan.session());
            case DeleteAnswered _ -> new Look(plan.session());
            case Looked(Optional<Session> session) when session.isPresent() -> again(now);
            case Looked _ -> gone(request, plan, now);
            default -> new Query(plan.session());
        };
    }

    private static boolean mayRun(RunState state) {
        return state.status() == RunState.Status.Running;
    }

    /** An unanswered order may still arrive: come back once more when it cannot, and look again. */
    private static Decision gone(Request request, Plan plan, Instant now) {
        boolean certain = request.story().confirmed().isPresent() || !now.isBefore(plan.settled());
        return certain
                ? new Release()
                : new Wait(plan.settled(), Reason.Stopping, "An unanswered order may still arrive.");
    }

    private static Decision again(Instant now) {
        return new Wait(now.plus(PAUSE), Reason.Stopping, "");
    }
}
