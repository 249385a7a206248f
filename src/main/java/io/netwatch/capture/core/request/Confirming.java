package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.IntentRecorded;
import io.netwatch.capture.core.request.Observation.Nothing;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;

/**
 * {@link Ordering} for a name that a person chose. Two requests may record the same name at once: each looks at the
 * others' records after its own, so at least one of the two steps back. And what is found must be recognised.
 */
final class Confirming {
    private Confirming() {}

    static Decision next(Request request, Plan plan, Progress progress, Observation seen, Instant now) {
        boolean adopted = plan.origin() instanceof Origin.Adopted;
        return switch (seen) {
            case IntentRecorded _ -> new ReadClaims(plan.session());
            case Nothing _ when adopted -> new ReadClaims(plan.session());
            // Others' records make the plan be forgotten: here there are none.
            case ClaimsRead _ when !adopted && plan.isFresh(now) ->
                new Create(Order.of(plan, request.spec()));
            default -> recognise(request, plan, progress, now);
        };
    }

    /** After a refusal that leaves open whether Azure has the session. */
    static Call look(Request request, SessionRef session) {
        return request.story().plan().filter(Plan::isNamed).isPresent() ? new ReadSession(session) : new Look(session);
    }

    private static Decision recognise(Request request, Plan plan, Progress progress, Instant now) {
        return switch (Recognition.of(request, plan, progress, now)) {
            case Recognition.Verdict.Ask(var question) -> question;
            // What the look shows is learned.
            case Recognition.Verdict.Absent _ -> new Look(plan.session());
            // Azure has refused our only order, so this one is not it, however alike.
            case Recognition.Verdict.Recognised _ when progress.seen().refusal().isPresent() ->
                conflict(request, plan, now);
            case Recognition.Verdict.Recognised _ -> new Look(plan.session());
            case Recognition.Verdict.Another _ -> conflict(request, plan, now);
            case Recognition.Verdict.Unclear _ ->
                new Wait(now.plus(Timing.SHORTEST), Reason.Starting, "Azure does not say yet when the session began.");
        };
    }

    /** Others record the same session, and nothing was ordered yet: the plan is given up. */
    static boolean stepsBack(Request request, Plan plan, Observation seen) {
        return plan.isNamed() && request.story().confirmed().isEmpty() && seen instanceof ClaimsRead(var others)
                && !others.isEmpty();
    }

    static Stall conflict(Request request, Plan plan, Instant now) {
        return new Stall(Timing.recheck(request.uid(), now), Reason.NameConflict, "It is " + plan.session().id() + ".");
    }
}
