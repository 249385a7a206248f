package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.Look;
import io.netwatch.capture.core.request.Decision.Query;
import io.netwatch.capture.core.request.Decision.Stop;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Created;
import io.netwatch.capture.core.request.Observation.FilesFound;
import io.netwatch.capture.core.request.Observation.Looked;
import io.netwatch.capture.core.request.Observation.Nothing;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.request.Observation.StopAnswered;
import io.netwatch.capture.core.request.Observation.TargetRead;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Azure has the session: ask it how it is when a change may be due, and not more often. */
final class Watching {
    private static final Duration LOST_AFTER = Duration.ofSeconds(30);
    /** From the order to the first packet: the median of seven recordings. */
    private static final Duration STARTS_AFTER = Duration.ofSeconds(2);
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(2);

    private Watching() {}

    static Decision next(Request request, Plan plan, Progress progress, Observation seen, Instant now, Rules rules) {
        if (Ownership.isAnother(request, seen)) {
            return Guarding.lost(plan);
        }
        return switch (seen) {
            case Created _ ->
                new Wait(plan.time().plus(STARTS_AFTER).plus(Timing.SHORTEST), Reason.Starting,
                        "Azure took the order." + ScaleSetCheck.leftOut(request, progress));
            case Looked(Optional<Session> session) when session.isPresent() ->
                looked(request, plan, session.get(), progress, now);
            case TargetRead _,FilesFound _ -> Silence.next(request, plan, progress, seen, now);
            case Queried(Optional<RunState> state) ->
                state.map(known -> queried(request, plan, known, isToStop(request, plan, rules), progress, now))
                        .orElseGet(() -> missing(request, plan, now));
            case StopAnswered _ -> stopping(now);
            default -> isToCallRoll(request, plan, progress, now, rules)
                    ? RollCall.next(plan, progress, nextQuery(request, plan, now))
                    : new Query(plan.session());
        };
    }

    private static Decision looked(Request request, Plan plan, Session session, Progress progress, Instant now) {
        if (session.failed()) {
            return new Finish(Reason.StoppedByAgent, "Azure could not start the session.");
        }
        return now.isAfter(plan.time().plus(STARTS_WITHIN))
                ? Silence.next(request, plan, progress, new Nothing(), now)
                : again(request, plan, now);
    }

    /** Azure's answer was no news: a capture that has begun is still taken for running. */
    static Decision again(Request request, Plan plan, Instant now) {
        return new Wait(Timing.doubling(plan.time(), now, STARTS_WITHIN), word(request), "");
    }

    private static Reason word(Request request) {
        return request.story().start().isPresent() ? Reason.Running : Reason.Starting;
    }

    private static Decision queried(Request request, Plan plan, RunState state, boolean stop, Progress progress,
            Instant now) {
        if (state.status() == RunState.Status.Running && stop) {
            return progress.orders().isStopping(now) ? stopping(now) : new Stop(plan.session());
        }
        if (state.status() == RunState.Status.Running) {
            return isOverdue(request, plan, now) && !Fate.isAsked(progress)
                    ? Fate.question(request)
                    : new Wait(nextQuery(request, plan, now), Reason.Running, CaptureError.told(state.errors()));
        }
        // A session that does not start has a cause that only the resource itself tells.
        return now.isAfter(plan.time().plus(STARTS_WITHIN))
                ? new Look(plan.session())
                : again(request, plan, now);
    }

    private static Decision stopping(Instant now) {
        return new Wait(now.plus(Timing.SHORTEST), Reason.Stopping, "");
    }

    /**
     * The name in the status may have been edited by hand: a session that is not ours is watched at most. Names that
     * prove nothing are {@link Guarding}'s.
     */
    private static boolean isToStop(Request request, Plan plan, Rules rules) {
        return request.spec().desiredState() == DesiredState.Stopped && !plan.isNamed()
                && Ownership.isOurs(request, plan, rules);
    }

    private static Instant nextQuery(Request request, Plan plan, Instant now) {
        return QuerySchedule.next(request.story().start().orElse(plan.time()), RunTime.limit(request.spec()), now);
    }

    /** Azure bounds every capture: one that goes on long after its limit is perhaps on no machine any more. */
    private static boolean isOverdue(Request request, Plan plan, Instant now) {
        Instant start = request.story().start().orElse(plan.time());
        return now.isAfter(start.plus(RunTime.limit(request.spec())).plus(ENDS_WITHIN));
    }

    /** Nobody here has visited this running capture yet, and no question is due for a known reason. */
    private static boolean isToCallRoll(Request request, Plan plan, Progress progress, Instant now, Rules rules) {
        Story story = request.story();
        boolean runs = story.missingSince().isEmpty() && story.start()
                .filter(start -> !QuerySchedule.isOver(start, RunTime.limit(request.spec()), now)).isPresent();
        return runs && progress.due().isEmpty() && !isToStop(request, plan, rules);
    }

    /** One 404 may be Azure catching up with itself; two of them, half a minute apart, are the truth. */
    private static Decision missing(Request request, Plan plan, Instant now) {
        Instant since = request.story().missingSince().orElse(now);
        if (!now.isBefore(since.plus(LOST_AFTER))) {
            return new Finish(Reason.CaptureLost, lost(request, plan));
        }
        return new Wait(since.plus(LOST_AFTER), word(request),
                "Azure does not know the session at the moment.");
    }

    private static String lost(Request request, Plan plan) {
        String file = Collecting.blobUrl(request);
        return "It was %s.%s".formatted(plan.session().id(),
                file.isEmpty() ? "" : " A file that it has written stays at " + file + ".");
    }
}
