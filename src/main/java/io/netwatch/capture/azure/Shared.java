package io.netwatch.capture.azure;

import io.netwatch.capture.core.terms.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** One answer for all who ask the same within a short time: the first one asks Azure, the others wait for its answer. */
final class Shared<T> {
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** A failure is shared too, or a crowd would follow up with a call each. */
    private static final Duration FAILURE = Duration.ofSeconds(2);

    private final ConcurrentMap<String, Kept<T>> kept = new ConcurrentHashMap<>();
    private final InstantSource clock;

    private record Kept<T>(Answer<T> answer, Instant from, Instant until) {
        // The clock may have been set back.
        boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }
    }

    Shared(InstantSource clock) {
        this.clock = clock;
    }

    Answer<T> get(String key, Supplier<Answer<T>> ask) {
        return kept.compute(key, (_, old) -> old != null && old.holds(clock.instant()) ? old : keep(ask.get()))
                .answer();
    }

    private Kept<T> keep(Answer<T> answer) {
        Instant now = clock.instant();
        return new Kept<>(answer, now, switch (answer) {
            case Answer.Ok<T> _ -> now.plus(FRESH);
            case Answer.NotBefore<T>(var until, var _) -> until;
            case Answer.Failed<T> _ -> now.plus(FAILURE);
        });
    }
}
