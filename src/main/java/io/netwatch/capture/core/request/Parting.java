package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Delete;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.Release;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.DeleteAnswered;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@link Leaving} for a session whose name proves nothing. It is recognised in the same visit as it is stopped or
 * deleted, and a 404 is never followed by a DELETE: that could hit whoever has taken the name meanwhile.
 */
final class Parting {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private Parting() {}

    static Decision next(Request request, Plan plan, Progress progress, Observation seen, Instant now, Rules rules) {
        Optional<String> refusal = Ownership.refusal(request, rules);
        if (refusal.isPresent()) {
            return new Wait(Timing.recheck(request.uid(), now), Reason.NotAllowed,
                    refusal.get() + " Or set deletionPolicy to Retain: then the session stays.");
        }
        return switch (seen) {
            case StopAnswered _,DeleteAnswered _ -> again(now);
            default -> recognise(request, plan, progress, now);
        };
    }

    private static Decision recognise(Request request, Plan plan, Progress progress, Instant now) {
        return switch (Recognition.of(request, plan, progress, now)) {
            case Recognition.Verdict.Ask(var question) -> question;
            case Recognition.Verdict.Unclear _ -> again(now);
            // Whoever has deleted it knows why it is not there, and a list may be older than that.
            case Recognition.Verdict.Absent _ when progress.orders().deleteAsked().isEmpty() ->
                Absence.doubt(plan.session(), progress, now, Reason.Stopping)
                        .orElseGet(() -> absent(request, plan, progress, now));
            case Recognition.Verdict.Absent _ -> absent(request, plan, progress, now);
            case Recognition.Verdict.Another _ -> gone(request, plan, progress, now);
            case Recognition.Verdict.Recognised(var state) -> remove(plan, state, progress, now);
        };
    }

    private static Decision remove(Plan plan, RunState state, Progress progress, Instant now) {
        boolean runs = state.status() == RunState.Status.Running;
        if (runs ? progress.orders().isStopping(now) : progress.orders().isDeleting(now)) {
            return again(now);
        }
        Optional<List<Claim>> others = progress.seen().find(ClaimsRead.class).map(ClaimsRead::others);
        if (others.isEmpty()) {
            return new ReadClaims(plan.session());
        }
        // Another request lives by it, for example by having adopted it: it is that one's to remove.
        return !others.get().isEmpty()
                ? new Release()
                : runs ? new Stop(plan.session()) : new Delete(plan.session());
    }

    /** An order to stop or delete that is still under way would hit whoever takes the name next. */
    private static Decision absent(Request request, Plan plan, Progress progress, Instant now) {
        Instant settled = MakingRoom.settled(request, now);
        return progress.orders().answered() || !now.isBefore(settled)
                ? gone(request, plan, progress, now)
                : new Wait(settled, Reason.Stopping, "The session is gone, but an unanswered order to end it may still"
                        + " arrive.");
    }

    private static Decision gone(Request request, Plan plan, Progress progress, Instant now) {
        boolean confirmed = request.story().confirmed().isPresent() && progress.orders().deleteAsked().isPresent();
        boolean ordered = plan.origin() instanceof Origin.Named;
        return confirmed || !ordered || !now.isBefore(plan.settled())
                ? new Release()
                : new Wait(plan.settled(), Reason.Stopping, "An unanswered order may still arrive.");
    }

    private static Decision again(Instant now) {
        return new Wait(now.plus(PAUSE), Reason.Stopping, "");
    }
}
