package io.netwatch.capture.core.request;

import io.netwatch.capture.core.error.ErrorTable;
import io.netwatch.capture.core.error.Outcome;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Decision.FindFiles;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Retry;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call failed: what now? */
final class Trouble {
    private static final int WORDS = 300;

    private Trouble() {}

    static Decision after(Call during, ArmFailure failure, Request request, Progress progress, Instant now) {
        return switch (during) {
            case Create(var order) when failure.uncertain() ->
                new Wait(now.plus(Timing.SHORTEST), Reason.Starting,
                        "Azure has not answered; the session is looked for.");
            case Create(var order) when !CreateFailure.isCertain(failure) -> new Look(order.session());
            case FindFiles _ when failure.status() == 403 -> Collecting.unread(request);
            default -> byTable(during, failure, request, progress, now);
        };
    }

    static Decision throttled(Instant until) {
        return new Retry(until, Reason.Throttled);
    }

    /** Azure refused the order and a look has shown that nothing is there. */
    static Decision refused(ArmFailure failure, Request request, Instant now) {
        return stall(failure, "", request, now);
    }

    private static Decision byTable(Call during, ArmFailure failure, Request request, Progress progress, Instant now) {
        String right = Rights.sentence(during, failure);
        Outcome outcome = ErrorTable.outcome(failure);
        // With a session in Azure the request is not blocked; somebody has to mend something all the same.
        if (outcome instanceof Outcome.Retry || request.story().plan().isPresent()) {
            Instant pause = Timing.retry(progress.failures(), request.uid(), now);
            return new Retry(failure.notBefore().filter(pause::isBefore).orElse(pause), outcome.reason(), right);
        }
        return stall(failure, right, request, now);
    }

    private static Decision stall(ArmFailure failure, String right, Request request, Instant now) {
        String detail = sentences(right, words(failure), ErrorTable.remedy(failure));
        Instant recheck = Preparing.wake(request, now);
        Outcome outcome = ErrorTable.outcome(failure);
        return outcome instanceof Outcome.Queue
                ? new Wait(recheck, outcome.reason(), detail)
                : new Stall(recheck, outcome.reason(), detail);
    }

    private static String sentences(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String words(ArmFailure failure) {
        String code = failure.code().isEmpty() ? "" : " " + failure.code();
        return "Azure said " + failure.status() + Plain.text(code + ": " + failure.message(), WORDS);
    }
}
