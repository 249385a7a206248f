package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.request.Observation.Looked;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An order is recorded but not confirmed. Whoever recorded it in this very visit sends it, once. Everybody else (a
 * restarted process, a new leader, this one after a lost answer) only looks, until the order can no longer arrive.
 */
final class Ordering {
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);

    private Ordering() {}

    static Decision next(Request request, Plan plan, Progress progress, Observation seen, Instant now) {
        if (plan.isNamed() && !(seen instanceof Looked)) {
            return Confirming.next(request, plan, progress, seen, now);
        }
        return switch (seen) {
            case IntentRecorded _ when plan.isFresh(now) -> new Create(Order.of(plan, request.spec()));
            case Looked(Optional<Session> found) when found.isEmpty() -> absent(request, plan, progress, now);
            case Looked _ -> found(request, plan, now);
            default -> new Look(plan.session());
        };
    }

    /** Only within the window: after it the story has forgotten the plan, and the request is prepared anew. */
    private static Decision absent(Request request, Plan plan, Progress progress, Instant now) {
        if (progress.seen().refusal().isPresent()) {
            return Trouble.refused(progress.seen().refusal().get(), request, now);
        }
        Instant next = Timing.doubling(plan.time(), now, LONGEST_LOOK);
        Instant again = next.isBefore(plan.settled()) ? next : plan.settled();
        // Whoever has just started does not know why the order is open.
        return progress.orders().doubt().<Decision>map(failure -> Trouble.doubt(failure, again))
                .orElseGet(() -> new Wait(again,
                        Reason.Starting, "Azure has not answered the order; the session is looked for."));
    }

    /** Under a generated name a session of other content can only come from a spec that was edited meanwhile. */
    static boolean isStranger(Request request, Observation seen) {
        return !request.deleting() && seen instanceof Looked(Optional<Session> found) && request.story().plan()
                .filter(plan -> found.filter(session -> !isExpected(session, request, plan)).isPresent()).isPresent();
    }

    private static boolean isExpected(Session session, Request request, Plan plan) {
        return plan.origin() instanceof Origin.Adopted
                ? Ownership.target(request).filter(session.target().id()::equals).isPresent()
                : session.answers(Order.of(plan, request.spec()));
    }

    private static Decision found(Request request, Plan plan, Instant now) {
        return Confirming.conflict(request, plan, now);
    }
}
