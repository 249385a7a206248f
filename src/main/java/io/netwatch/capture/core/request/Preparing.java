package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DesiredState;
import io.netwatch.capture.core.request.Decision.Finish;
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
                .or(() -> Admitting.next(request, progress))//
                .or(() -> Freezing.first(request, progress))//
                .or(() -> TargetCheck.next(request, progress, now, rules))//
                .or(() -> watcher(request, progress, now))//
                .or(() -> Preflight.next(request, progress, now))//
                .or(() -> Vacancy.obstacle(request, session(request, progress, rules), progress, now, rules))//
                .or(() -> Queueing.next(request, progress, watcherOf(request, progress), now))//
                .orElseGet(() -> intent(request, progress, now, rules));
    }

    /** What ends or delays any start, however far it has come. */
    static Optional<Decision> first(Request request, Instant now) {
        return deadline(request, now).or(() -> held(request, now));
    }

    /** What Azure would swallow silently, or cannot do, is named here. */
    private static Optional<Decision> spec(Request request, Instant now) {
        List<Problem> invalid = SpecCheck.problems(request.spec());
        return invalid.isEmpty()
                ? Optional.empty()
                : Optional.of(stall(request, now, Reason.InvalidSpec, Problem.sentence(invalid)));
    }

    private static Optional<Decision> deadline(Request request, Instant now) {
        return Optional.ofNullable(request.spec().startDeadlineSeconds())
                .filter(seconds -> now.isAfter(request.created().plusSeconds(seconds)))
                .map(seconds -> new Finish(Reason.StartDeadlineExceeded,
                        "startDeadlineSeconds is " + seconds + "."));
    }

    /** Whoever holds a capture back may want it later, but an alert that is over will not. */
    private static Optional<Decision> held(Request request, Instant now) {
        if (Ends.wasResolved(request)) {
            return Optional.of(new Finish(Reason.Suppressed, "Its alert was resolved before anything was ordered."));
        }
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

    private static Optional<Decision> watcher(Request request, Progress progress, Instant now) {
        if (request.spec().networkWatcherId() != null) {
            return Optional.empty();
        }
        if (found(progress).isPresent()) {
            return Optional.empty();
        }
        Listing<Watcher> read = progress.seen().find(WatchersRead.class).map(WatchersRead::watchers)
                .orElseGet(Listing::start);
        return Optional.of(read.pages() == 0 || read.goesOn()
                ? new ReadWatchers(target(request).subscription(), read)
                : stall(request, now, Reason.NoWatcher, "The region is " + location(progress) + "."));
    }

    private static Decision intent(Request request, Progress progress, Instant now, Rules rules) {
        Origin origin = request.spec().captureName() == null ? new Origin.Generated() : new Origin.Named();
        return new RecordIntent(new Plan(session(request, progress, rules), request.story().attempts() + 1, now, origin,
                Preflight.warnings(request, progress), InstanceChoice.ids(request, progress)));
    }

    private static SessionRef session(Request request, Progress progress, Rules rules) {
        return new SessionRef(watcherOf(request, progress), Optional.ofNullable(request.spec().captureName())
                .orElseGet(() -> CaptureName.of(request, rules.install())));
    }

    private static ArmId watcherOf(Request request, Progress progress) {
        return Optional.ofNullable(request.spec().networkWatcherId()).map(ArmId::new)
                .orElseGet(() -> found(progress).orElseThrow().id());
    }

    private static Optional<Watcher> found(Progress progress) {
        return progress.seen().find(WatchersRead.class).stream().flatMap(read -> read.watchers().items().stream())
                .filter(watcher -> watcher.location().equalsIgnoreCase(location(progress))).findFirst();
    }

    static String location(Progress progress) {
        return progress.seen().find(TargetRead.class).flatMap(TargetRead::facts).map(TargetFacts::location).orElse("");
    }

    static ArmId target(Request request) {
        return new ArmId(request.spec().target().resourceId());
    }

    static Stall stall(Request request, Instant now, Reason reason, String detail) {
        return new Stall(wake(request, now), reason, detail);
    }

    /** Trouble before the order does not outlast the start deadline. */
    static Instant notAfterDeadline(Request request, Instant again) {
        return Optional.ofNullable(request.spec().startDeadlineSeconds())
                .map(seconds -> request.created().plusSeconds(seconds + 1L)).filter(again::isAfter).orElse(again);
    }

    /** A start deadline ends the waiting earlier than the slow recheck would. */
    static Instant wake(Request request, Instant now) {
        return notAfterDeadline(request, Timing.recheck(request.uid(), now));
    }
}
