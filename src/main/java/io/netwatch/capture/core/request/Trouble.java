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
    private static final int CODE = 80;
    /** Visits in a row; with the growing pauses between them, eight minutes. */
    private static final int ENOUGH = 8;

    private Trouble() {}

    static Decision after(Call during, ArmFailure failure, Request request, Progress progress, Instant now) {
        return switch (during) {
            case Create _ when failure.uncertain() -> doubt(failure, now.plus(Timing.SHORTEST));
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
            default -> byTable(during, failure, request, progress, now);
        };
    }

    private static boolean isOver(Request request) {
        return request.story().ending().isPresent() && !request.deleting();
    }

    /** What is missing is a right, or everything has been tried for minutes: the end must not wait for it. */
    private static boolean isHopeless(ArmFailure failure, Progress progress) {
        return failure.status() == 403 || progress.failures() >= ENOUGH;
    }

    /** Azure's limits leave no call before {@code until}; that the start deadline has passed is told without one. */
    static Decision throttled(Request request, Instant until) {
        return new Retry(beforeOrder(request, until), Reason.Throttled);
    }

    private static Instant beforeOrder(Request request, Instant again) {
        return request.story().isUnderWay() ? again : Preparing.notAfterDeadline(request, again);
    }

    /** Azure may have taken the order or not: until the order can no longer arrive, the session is only looked for. */
    static Retry doubt(ArmFailure failure, Instant again) {
        return new Retry(again, ErrorTable.outcome(failure).reason(),
                Words.sentences(said(failure), "The session is looked for."));
    }

    /** Azure refused the order and a look has shown that nothing is there. */
    static Decision refused(ArmFailure failure, Request request, Instant now) {
        return stall(failure, "", request, now);
    }

    private static Decision byTable(Call during, ArmFailure failure, Request request, Progress progress, Instant now) {
        String right = Rights.sentence(during, failure);
        Outcome outcome = ErrorTable.outcome(failure);
        // With a session in Azure the request is not blocked; somebody has to mend something all the same.
        if (outcome instanceof Outcome.Retry || request.story().isUnderWay()) {
            Instant pause = Timing.retry(progress.failures(), request.uid(), now);
            Instant until = failure.notBefore().filter(pause::isBefore).orElse(pause);
            boolean closed = outcome.reason() == Reason.Throttled || failure.notBefore().isPresent();
            return new Retry(beforeOrder(request, until), outcome.reason(),
                    Words.sentences(right, said(failure)), closed);
        }
        return stall(failure, right, request, now);
    }

    private static Decision stall(ArmFailure failure, String right, Request request, Instant now) {
        String detail = Words.sentences(right, words(failure), ErrorTable.remedy(failure));
        Outcome outcome = ErrorTable.outcome(failure);
        Instant recheck = Preparing.notAfterDeadline(request,
                Timing.recheck(outcome.reason(), request.uid(), now));
        return outcome instanceof Outcome.Queue
                ? new Wait(recheck, outcome.reason(), detail)
                : new Stall(recheck, outcome.reason(), detail);
    }

    /** Without Azure's own words: they carry times and ids, and would make a new status of every repetition. */
    private static String said(ArmFailure failure) {
        if (failure.code().equals(ArmFailure.NO_CREDENTIALS)) {
            return words(failure);
        }
        return failure.status() == 0 ? "" : "Azure said " + failure.status() + named(failure) + ".";
    }

    static String words(ArmFailure failure) {
        if (failure.status() == 0) {
            return Plain.text(failure.message(), WORDS);
        }
        return "Azure said " + failure.status() + Plain.text(named(failure) + ": " + failure.message(), WORDS);
    }

    private static String named(ArmFailure failure) {
        return failure.code().isEmpty() ? "" : " " + Plain.text(failure.code(), CODE);
    }
}
