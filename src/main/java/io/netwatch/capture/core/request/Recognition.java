package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.ReadRun;
import io.netwatch.capture.core.request.Decision.ReadSession;
import io.netwatch.capture.core.request.Observation.RunRead;
import io.netwatch.capture.core.request.Observation.SessionRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the session that now has the name is the one that the plan speaks of. A name that a person chose proves
 * nothing; the etag is that of the watcher. When it began does tell sessions apart: Azure says the same instant each
 * time, and a newer session cannot have begun then.
 */
final class Recognition {
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(60);

    private Recognition() {}

    /** What two questions, asked in this very visit, have shown. */
    sealed interface Verdict {
        record Ask(Call question) implements Verdict {}

        /** Azure has no session of that name. */
        record Absent() implements Verdict {}

        /** On its way in or out: ask again in a moment. */
        record Unclear() implements Verdict {}

        /** Somebody else's, or a newer one. */
        record Another(Session session) implements Verdict {}

        record Recognised(RunState state) implements Verdict {}
    }

    static Verdict of(Request request, Plan plan, Progress progress, Instant now) {
        Optional<SessionRead> read = progress.seen().find(SessionRead.class);
        if (read.isEmpty()) {
            return new Verdict.Ask(new ReadSession(plan.session()));
        }
        return read.get().session().map(session -> of(session, request, plan, progress, now))
                .orElseGet(Verdict.Absent::new);
    }

    private static Verdict of(Session session, Request request, Plan plan, Progress progress, Instant now) {
        if (!hasContent(session, request, plan)) {
            return new Verdict.Another(session);
        }
        if (session.leaving()) {
            return new Verdict.Unclear();
        }
        Optional<RunRead> read = progress.seen().find(RunRead.class);
        if (read.isEmpty()) {
            return new Verdict.Ask(new ReadRun(plan.session()));
        }
        return read.get().state().map(state -> of(session, state, request, plan, now))
                .orElseGet(Verdict.Unclear::new);
    }

    private static Verdict of(Session session, RunState state, Request request, Plan plan, Instant now) {
        if (state.startTime().isPresent()) {
            return Ownership.fits(request.story(), plan, state.startTime().get())
                    ? new Verdict.Recognised(state)
                    : new Verdict.Another(session);
        }
        if (!neverBegins(session, state, plan, now)) {
            return new Verdict.Unclear();
        }
        // What we found had begun. What we ordered may fail to, and then its content has to do.
        return plan.origin() instanceof Origin.Named && request.story().start().isEmpty()
                ? new Verdict.Recognised(state)
                : new Verdict.Another(session);
    }

    private static boolean neverBegins(Session session, RunState state, Plan plan, Instant now) {
        boolean late = state.status() == RunState.Status.NotStarted && now.isAfter(plan.time().plus(BEGINS_WITHIN));
        return late || session.failed() || state.status() == RunState.Status.Error;
    }

    /** Always the request's own target. As long as nothing better is known, also what was ordered. */
    private static boolean hasContent(Session session, Request request, Plan plan) {
        boolean own = Ownership.target(request).filter(session.target().id()::equals).isPresent();
        boolean begun = request.story().start().isPresent();
        return own && (begun || !(plan.origin() instanceof Origin.Named) || answers(session, request, plan));
    }

    private static boolean answers(Session session, Request request, Plan plan) {
        boolean elsewhere = request.story().confirmed().map(Confirmed::blobUrl)
                .filter(url -> !url.isEmpty() && !session.blobUrl().isEmpty() && !url.equals(session.blobUrl()))
                .isPresent();
        return !elsewhere && session.answers(Order.of(plan, request.spec()));
    }
}
