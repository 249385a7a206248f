package io.netwatch.sandbox.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** ARM's token buckets: one per subscription, principal and kind of call, and a larger one that all principals share. */
final class RateLimits {
    private final double speed;
    private final Map<String, Level> levels = new HashMap<>();

    RateLimits(double speed) {
        this.speed = speed;
    }

    /** How full a bucket was at an instant. */
    private record Level(double tokens, Instant at) {
        Level refilled(Instant now, int capacity, double perSecond) {
            double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
            return new Level(Math.min(capacity, tokens + seconds * perSecond), now);
        }
    }

    /** What is left after a call, or, if {@code pause} is positive, how long until the next one is let through. */
    record Verdict(int remaining, int globalRemaining, Duration pause) {}

    /** Takes one token from both buckets, or none from either. */
    Verdict spend(String subscription, String principal, CallKind kind, Instant now) {
        String ownKey = subscription + "|" + principal + "|" + kind;
        String sharedKey = subscription + "|" + kind;
        Level own = level(ownKey, kind, 1, now);
        Level shared = level(sharedKey, kind, CallKind.GLOBAL, now);
        double missing = 1 - Math.min(own.tokens(), shared.tokens());
        if (missing > 0) {
            return new Verdict(0, (int) shared.tokens(),
                    Duration.ofMillis((long) Math.ceil(1000 * missing / (kind.perSecond * speed))));
        }
        levels.put(ownKey, new Level(own.tokens() - 1, now));
        levels.put(sharedKey, new Level(shared.tokens() - 1, now));
        return new Verdict((int) own.tokens() - 1, (int) shared.tokens() - 1, Duration.ZERO);
    }

    private Level level(String key, CallKind kind, int factor, Instant now) {
        int capacity = kind.capacity * factor;
        return levels.getOrDefault(key, new Level(capacity, now)).refilled(now, capacity,
                kind.perSecond * factor * speed);
    }
}
