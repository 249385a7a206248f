package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.simulation.Misfortune.Deed;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What can go wrong at the API server, for one call or for a while. */
final class Outage {
    private static final Duration DOWN = Duration.ofSeconds(60);
    /** Shorter than a capture: what befalls one that nobody has seen begin is not the question here. */
    private static final Duration AWAY = Duration.ofMinutes(5);

    private Instant until = Instant.MIN;

    void end() {
        until = Instant.MIN;
    }

    void check(Instant now) {
        if (now.isBefore(until)) {
            throw new IllegalStateException("the API server is down");
        }
    }

    /** @param instead what the caller gets when its write meets another one, or its read an old version */
    <T> T begin(Deed.Kube how, Instant now, Supplier<T> call, Supplier<T> instead) {
        switch (how) {
            case DOWN -> until = now.plus(DOWN);
            case AWAY -> until = now.plus(AWAY);
            case APPLIED_AND_LOST -> {
                var _ = call.get();
            }
            case CONFLICT, STALE -> {
                return instead.get();
            }
            case UNAVAILABLE -> {
            }
        }
        throw unanswered();
    }

    static IllegalStateException unanswered() {
        return new IllegalStateException("the API server does not answer");
    }
}
