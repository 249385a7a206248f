package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** desiredState Stopped for a session whose name proves nothing: it is recognised in the same visit, and then stopped. */
final class Halting {
    private Halting() {}

    /** Nothing when there is nothing to stop, or when it is time to watch how it stops. */
    static Optional<Decision> next(Request request, Plan plan, Progress progress, Observation seen, Instant now,
            Rules rules) {
        boolean wanted = plan.isNamed() && request.spec().desiredState() == DesiredState.Stopped
                && Ownership.isOurs(request, plan, rules) && Ownership.refusal(request, rules).isEmpty();
        return !wanted || seen instanceof Queried || seen instanceof StopAnswered
                ? Optional.empty()
                : recognise(request, plan, progress, now);
    }

    private static Optional<Decision> recognise(Request request, Plan plan, Progress progress, Instant now) {
        return switch (Recognition.of(request, plan, progress, now)) {
            case Recognition.Verdict.Ask(var question) -> Optional.of(question);
            case Recognition.Verdict.Recognised(var state) when state.status() == RunState.Status.Running ->
                running(plan, progress, now);
            default -> Optional.empty();
        };
    }

    private static Optional<Decision> running(Plan plan, Progress progress, Instant now) {
        if (progress.isStopping(now)) {
            return Optional.of(new Wait(now.plus(Timing.SHORTEST), Reason.Stopping, ""));
        }
        return progress.seen().find(ClaimsRead.class).map(ClaimsRead::others)
                .map(others -> stop(plan, others)).orElseGet(() -> Optional.of(new ReadClaims(plan.session())));
    }

    /** While others live by the session it runs on; only a hand in the status can have brought that about. */
    private static Optional<Decision> stop(Plan plan, List<Claim> others) {
        return others.isEmpty() ? Optional.of(new Stop(plan.session())) : Optional.empty();
    }
}
