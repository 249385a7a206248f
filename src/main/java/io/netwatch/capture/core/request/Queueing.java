package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.SessionsCounted;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Moments;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * All places for sessions are taken: the request waits for its turn. Nothing is ever deleted to make room, since every
 * session is somebody's evidence.
 */
final class Queueing {
    private Queueing() {}

    static Optional<Decision> next(Request request, Progress progress, ArmId watcher, Instant now) {
        Optional<SessionsCounted> counted = progress.seen().find(SessionsCounted.class);
        if (counted.isEmpty()) {
            return Optional.of(new CountSessions(watcher, Preparing.location(progress)));
        }
        return request.story().waiting().turn().filter(_ -> counted.get().count().isFull())
                .map(turn -> new Wait(
                        Preparing.notAfterDeadline(request, Timing.jittered(request.uid(), turn.look(now), now)),
                        Reason.Queued, sentence(turn, counted.get().count().limit(), watcher)));
    }

    private static String sentence(Turn turn, long limit, ArmId watcher) {
        return "All %d places for sessions below %s are taken; in line since %s, the next place is expected about %s."
                .formatted(limit, watcher.name(), Moments.text(turn.since()), Moments.text(turn.expected()));
    }
}
