package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.ListSessions;
import io.netwatch.capture.core.request.Decision.Wait;
import io.netwatch.capture.core.request.Observation.Listed;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a 404 is the truth about a session whose name a person chose. One may be Azure catching up with itself, and an
 * order or a farewell that believes it would meet, or leave behind, a session: so the watcher's list has to agree.
 */
final class Absence {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private Absence() {}

    /** The question, or the pause while the two answers differ; nothing when the session is gone. */
    static Optional<Decision> doubt(SessionRef session, Progress progress, Instant now, Reason word) {
        Optional<Listed> list = progress.seen().find(Listed.class);
        if (list.isEmpty()) {
            return Optional.of(new ListSessions(session.watcher()));
        }
        return list.filter(listed -> listed.has(session.name()))
                .map(_ -> new Wait(now.plus(PAUSE), word, "Azure lists " + session.id() + ", but does not show it."));
    }
}
