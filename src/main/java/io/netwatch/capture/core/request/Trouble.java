package io.netwatch.capture.core.request;

import io.netwatch.capture.core.error.ErrorTable;
import io.netwatch.capture.core.error.Outcome;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.Decision.InstallAgent;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Nothing;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;

/** A call failed: what now? */
final class Trouble {
    private static final int WORDS = 300;
    /** Visits in a row; with the growing pauses between them, eight minutes. */
    private static final int ENOUGH = 8;

    private Trouble() {}

    static Decision after(Call during, ArmFailure failure, Request request, Progress progress, Instant now) {
        return switch (during) {
            case Create(var order) when failure.uncertain() ->
                new Wait(now.plus(Timing.SHORTEST), Reason.Starting,
                        "Azure has not answered; the session is looked for.");
            case Create(var order) when !CreateFailure.isCertain(failure) ->
                Confirming.look(request, order.session());
            case InstallAgent _ when failure.status() == 403 -> AgentInstall.refused(failure, request, now);
            case FindFiles _,Inspect _ when isHopeless(failure, progress) && isOver(request) ->
                Collecting.unread(request, request.story().ending().get(), progress, failure, now);
            case ReadTarget _ when isHopeless(failure, progress) && isOver(request) ->
                Collecting.next(request, request.story().ending().get(), progress, new Nothing(), now);
            case FindFiles _,ReadTarget _ when request.story().confirmed().isPresent() && !isOver(request)
                    && isHopeless(failure, progress) ->
                Silence.unread(request, progress, failure, now);
            default -> byTable(failure, request, progress, now);
        };
    }

    private static boolean isOver(Request request) {
        return request.story().ending().isPresent() && !request.deleting();
    }

    /** What is missing is a right, or everything has been tried for minutes: the end must not wait for it. */
    private static boolean isHopeless(ArmFailure failure, Progress progress) {
        return failure.status() == 403 || progress.failures() >= ENOUGH;
    }

    static Decision throttled(Instant until) {
        return new Retry(until, Reason.Throttled);
    }

    /** Azure refused the order and a look has shown that nothing is there. */
    static Decision refused(ArmFailure failure, Request request, Instant now) {
        Reason reason = ErrorTable.outcome(failure).reason();
        return new Stall(Timing.recheck(reason, request.uid(), now), reason, words(failure));
    }

    private static Decision byTable(ArmFailure failure, Request request, Progress progress, Instant now) {
        return switch (ErrorTable.outcome(failure)) {
            case Outcome.Retry(var reason) when request.story().plan().isEmpty() -> new Retry(Preparing
                    .notAfterDeadline(request, Timing.retry(progress.failures(), request.uid(), now)), reason);
            case Outcome.Retry(var reason) ->
                new Retry(Timing.retry(progress.failures(), request.uid(), now), reason);
            // With a session in Azure the request is not blocked; somebody has to mend something all the same.
            case Outcome.Block(var reason) when request.story().plan().isPresent() ->
                new Retry(Timing.retry(progress.failures(), request.uid(), now), reason);
            case Outcome.Block _ -> refused(failure, request, now);
        };
    }

    static String words(ArmFailure failure) {
        if (failure.code().equals(ArmFailure.NO_CREDENTIALS)) {
            return Plain.text(failure.message(), WORDS);
        }
        String code = failure.code().isEmpty() ? "" : " " + failure.code();
        return "Azure said " + failure.status() + Plain.text(code + ": " + failure.message(), WORDS);
    }
}
