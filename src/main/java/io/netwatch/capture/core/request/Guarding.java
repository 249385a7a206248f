package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.Fact;
import io.netwatch.capture.core.request.Observation.Nothing;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Watching} adds for a session whose name proves nothing: it is recognised before anybody believes when it
 * began, and in the same visit in which it is stopped.
 */
final class Guarding {
    private Guarding() {}

    /** Nothing when watching may go on as usual. */
    static Optional<Decision> next(Request request, Plan plan, Progress progress, Observation seen, Instant now,
            Rules rules) {
        boolean asking = plan.isNamed() && (seen instanceof Nothing || seen instanceof Fact);
        boolean stop = request.spec().desiredState() == DesiredState.Stopped
                && Ownership.isOurs(request, plan, rules) && Ownership.refusal(request, rules).isEmpty();
        return asking && (stop || request.story().start().isEmpty())
                ? recognise(request, plan, progress, stop, now)
                : Optional.empty();
    }

    static Finish lost(Plan plan) {
        return new Finish(Reason.CaptureLost, "A newer session has its name: it is " + plan.session().id() + ".");
    }

    private static Optional<Decision> recognise(Request request, Plan plan, Progress progress, boolean stop,
            Instant now) {
        return switch (Recognition.of(request, plan, progress, now)) {
            case Recognition.Verdict.Ask(var question) -> Optional.of(question);
            case Recognition.Verdict.Another _ -> Optional.of(lost(plan));
            case Recognition.Verdict.Recognised(var state) when stop && state.status() == RunState.Status.Running ->
                running(plan, progress, now);
            default -> Optional.empty();
        };
    }

    private static Optional<Decision> running(Plan plan, Progress progress, Instant now) {
        if (progress.orders().isStopping(now)) {
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
