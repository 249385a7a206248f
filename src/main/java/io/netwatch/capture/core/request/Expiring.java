package io.netwatch.capture.core.request;

import io.netwatch.capture.core.news.Outbox;
import io.netwatch.capture.core.request.Decision.Done;
import io.netwatch.capture.core.request.Decision.Expire;
import io.netwatch.capture.core.request.Decision.Keep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The final word has been said: the object stays for its time to live, and for ever when it has none. */
final class Expiring {
    private static final Duration UNTIL_TOLD = Duration.ofSeconds(30);

    private Expiring() {}

    static Decision next(Request request, Instant now) {
        Optional<Instant> end = expiry(request);
        if (end.isEmpty()) {
            return new Done();
        }
        if (now.isBefore(end.get())) {
            return new Keep(end.get());
        }
        // Ours is not the deletion that takes away what is still to be told; they are given up in the end.
        return Outbox.pending(request.status()).isEmpty() ? new Expire() : new Keep(now.plus(UNTIL_TOLD));
    }

    /** The detail of the final word, and that the object stays in spite of its time to live: told once, with that word. */
    static String also(Request request, String detail) {
        String stays = request.manager().filter(_ -> request.spec().ttlSecondsAfterFinished() != null)
                .map(tool -> "This object stays, whatever ttlSecondsAfterFinished says: " + tool
                        + " would put it back, and it would capture again.")
                .orElse("");
        return detail.isEmpty() || stays.isEmpty() ? detail + stays : detail + " " + stays;
    }

    /** When the object is to go. A GitOps tool would make it anew, and capture again: it is left alone. */
    static Optional<Instant> expiry(Request request) {
        return Optional.ofNullable(request.spec().ttlSecondsAfterFinished()).filter(_ -> request.manager().isEmpty())
                .flatMap(seconds -> StatusCodec.finished(request.status()).map(time -> time.plusSeconds(seconds)));
    }
}
