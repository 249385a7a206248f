package io.netwatch.capture.core.request;

import io.netwatch.capture.core.news.Outbox;
import java.time.Instant;
import java.util.Optional;

/** A request whose final word is said, and told, sleeps: whoever starts anew need not look at each of thousands. */
public final class Asleep {
    private Asleep() {}

    /** Until when a visit would change nothing, {@link Instant#MAX} for ever; empty when it may change something now. */
    public static Optional<Instant> until(Request request) {
        boolean asleep = request.isFinal() && !request.deleting()
                && Long.valueOf(request.generation()).equals(request.status().observedGeneration())
                && Outbox.pending(request.status()).isEmpty();
        return asleep ? Optional.of(Expiring.expiry(request).orElse(Instant.MAX)) : Optional.empty();
    }
}
