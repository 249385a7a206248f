package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.Finish;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.TargetRead;
import io.netwatch.capture.core.request.Observation.WatchersRead;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Before anything is ordered: the first question without a good answer is the decision. */
final class Preparing {
    private Preparing() {}

    static Decision next(Request request, Progress progress, Instant now, Rules rules) {
        return deadline(request, now)//
                .or(() -> spec(request, now))//
                .or(() -> held(request, now))//
                .or(() -> reach(request, now, rules))//
                .or(() -> target(request, progress, now))//
                .or(() -> watcher(request, progress, now))//
                .orElseGet(() -> intent(request, progress, now, rules));
    }

    /** What Azure would swallow silently, or cannot do, is named here. */
    private static Optional<Decision> spec(Request request, Instant now) {
        List<Problem> invalid = SpecCheck.problems(request.spec());
        if (!invalid.isEmpty()) {
            return Optional.of(stall(request, now, Reason.InvalidSpec, Problem.sentence(invalid)));
        }
        List<Problem> early = NotYet.problems(request.spec());
        return early.isEmpty()
                ? Optional.empty()
                : Optional.of(stall(request, now, Reason.NotSupportedYet, Problem.sentence(early)));
    }

    private static Optional<Decision> deadline(Request request, Instant now) {
        return Optional.ofNullable(request.spec().startDeadlineSeconds())
                .filter(seconds -> now.isAfter(request.created().plusSeconds(seconds)))
                .map(seconds -> new Finish(Reason.StartDeadlineExceeded,
                        "startDeadlineSeconds is " + seconds + "."));
    }

    private static Optional<Decision> held(Request request, Instant now) {
        return request.spec().desiredState() == DesiredState.Stopped
                ? Optional.of(new Wait(wake(request, now), Reason.Held, ""))
                : Optional.empty();
    }

    private static Optional<Decision> reach(Request request, Instant now, Rules rules) {
        var storage = Optional.ofNullable(request.spec().storage().accountId()).flatMap(ArmId::parse);
        var named = Optional.ofNullable(request.spec().networkWatcherId()).flatMap(ArmId::parse);
        return rules.reach().refusal(request.key().namespace(), target(request))
                .or(() -> storage.flatMap(id -> rules.reach().refusal(request.key().namespace(), id)))
                .or(() -> named.flatMap(id -> rules.reach().refusal(request.key().namespace(), id)))
                .map(sentence -> stall(request, now, Reason.NotAllowed, sentence));
    }

    private static Optional<Decision> target(Request request, Progress progress, Instant now) {
        Optional<TargetRead> read = progress.seen().find(TargetRead.class);
        if (read.isEmpty()) {
            return Optional.of(new ReadTarget(target(request)));
        }
        Optional<TargetFacts> facts = read.get().facts();
        if (facts.isEmpty()) {
            return Optional.of(stall(request, now, Reason.TargetNotFound, target(request) + " does not exist."));
        }
        if (!facts.get().running()) {
            return Optional.of(stall(request, now, Reason.TargetStopped, ""));
        }
        return facts.get().agentReady() ? Optional.empty() : Optional.of(stall(request, now, Reason.AgentMissing, ""));
    }

    private static Optional<Decision> watcher(Request request, Progress progress, Instant now) {
        if (request.spec().networkWatcherId() != null) {
            return Optional.empty();
        }
        if (progress.seen().find(WatchersRead.class).isEmpty()) {
            return Optional.of(new ReadWatchers(target(request).subscription()));
        }
        return found(progress).isPresent()
                ? Optional.empty()
                : Optional.of(stall(request, now, Reason.NoWatcher, "The region is " + location(progress) + "."));
    }

    private static Decision intent(Request request, Progress progress, Instant now, Rules rules) {
        ArmId watcher = Optional.ofNullable(request.spec().networkWatcherId()).map(ArmId::new)
                .orElseGet(() -> found(progress).orElseThrow().id());
        SessionRef session = new SessionRef(watcher, CaptureName.of(request, rules.install()));
        return new RecordIntent(new Plan(session, request.story().attempts() + 1, now));
    }

    private static Optional<Watcher> found(Progress progress) {
        return progress.seen().find(WatchersRead.class).stream().flatMap(read -> read.watchers().stream())
                .filter(watcher -> watcher.location().equalsIgnoreCase(location(progress))).findFirst();
    }

    private static String location(Progress progress) {
        return progress.seen().find(TargetRead.class).flatMap(TargetRead::facts).map(TargetFacts::location).orElse("");
    }

    private static ArmId target(Request request) {
        return new ArmId(request.spec().target().resourceId());
    }

    private static Decision stall(Request request, Instant now, Reason reason, String detail) {
        return new Stall(wake(request, now), reason, detail);
    }

    /** A start deadline ends the waiting earlier than the slow recheck would. */
    static Instant wake(Request request, Instant now) {
        Instant recheck = Timing.recheck(request.uid(), now);
        Instant deadline = Optional.ofNullable(request.spec().startDeadlineSeconds())
                .map(seconds -> request.created().plusSeconds(seconds + 1L)).orElse(recheck);
        return deadline.isBefore(recheck) ? deadline : recheck;
    }
}
