package io.netwatch.capture.core.request;

import io.netwatch.capture.api.ConflictPolicy;
import io.netwatch.capture.core.request.Decision.ReadClaims;
import io.netwatch.capture.core.request.Decision.ReadRun;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Decision.RecordIntent;
import io.netwatch.capture.core.request.Decision.Stall;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.ClaimsRead;
import io.netwatch.capture.core.request.Observation.RunRead;
import io.netwatch.capture.core.request.Observation.SessionRead;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A person chose the session's name: who has it now, and what is to become of that session? */
final class Vacancy {
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private Vacancy() {}

    /** The next question or what stands in the way; nothing when the name is free, or made by us. */
    static Optional<Decision> obstacle(Request request, SessionRef wanted, Progress progress, Instant now,
            Rules rules) {
        if (request.spec().captureName() == null) {
            return Optional.empty();
        }
        Optional<ClaimsRead> claims = progress.seen().find(ClaimsRead.class);
        if (claims.isEmpty()) {
            return Optional.of(new ReadClaims(wanted));
        }
        if (!claims.get().others().isEmpty()) {
            return Optional.of(claimed(claims.get().others(), request, now));
        }
        Optional<SessionRead> read = progress.seen().find(SessionRead.class);
        return read.isEmpty()
                ? Optional.of(new ReadSession(wanted))
                : read.get().session()
                        .map(session -> Optional.of(found(session, request, wanted, progress, now, rules)))
                        .orElseGet(() -> Absence.doubt(wanted, progress, now, Reason.Queued));
    }

    private static Decision claimed(List<Claim> others, Request request, Instant now) {
        boolean first = others.stream().allMatch(other -> other.yieldsTo(request, now));
        RequestKey key = others.getFirst().key();
        String who = key.namespace().equals(request.key().namespace())
                ? "PacketCaptureRequest " + key
                : "A PacketCaptureRequest of another namespace";
        return new Stall(first ? now.plus(MOMENT) : Timing.recheck(request.uid(), now), Reason.NameConflict,
                who + " has spec.captureName \"" + request.spec().captureName() + "\": choose another name.");
    }

    private static Decision found(Session session, Request request, SessionRef wanted, Progress progress, Instant now,
            Rules rules) {
        Optional<RunRead> read = progress.seen().find(RunRead.class);
        boolean leaving = session.leaving() || read.filter(run -> run.state().isEmpty()).isPresent();
        if (leaving) {
            return new Wait(now.plusSeconds(3), Reason.Queued, "Azure is still deleting " + wanted.id() + ".");
        }
        return read.flatMap(RunRead::state)
                .map(state -> taken(new Found(session, state, wanted), request, now, rules))
                .orElseGet(() -> new ReadRun(wanted));
    }

    private static Decision taken(Found found, Request request, Instant now, Rules rules) {
        ConflictPolicy policy = Objects.requireNonNullElse(request.spec().conflictPolicy(), ConflictPolicy.Fail);
        Optional<Instant> start = found.state().startTime().map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        Optional<String> refusal = FoundCheck.refusal(policy, found, request, rules);
        if (refusal.isPresent() || start.isEmpty()) {
            boolean soon = refusal.isEmpty() && !neverBegins(found);
            return new Stall(soon ? now.plus(MOMENT) : Timing.recheck(request.uid(), now), Reason.NameConflict,
                    FoundCheck.sentence(found, request, rules) + " " + refusal.orElse(soon
                            ? "Azure does not say yet when it began, so it is not touched."
                            : "It has never begun, so it cannot be told from a newer one, and is not touched."));
        }
        Origin origin = policy == ConflictPolicy.Adopt
                ? new Origin.Adopted(start.get(), FoundCheck.differences(found.session(), request))
                : new Origin.Replaced(start.get());
        return new RecordIntent(new Plan(found.ref(), request.story().attempts() + 1, now, origin));
    }

    private static boolean neverBegins(Found found) {
        return found.session().failed() || found.state().status() == RunState.Status.Error;
    }

    /** The session that has the name. */
    record Found(Session session, RunState state, SessionRef ref) {}
}
