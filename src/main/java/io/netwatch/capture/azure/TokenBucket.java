package io.netwatch.capture.azure;

import java.time.Duration;
import java.time.Instant;

/**
 * Resource Manager's limit: so many calls at once, and so many more each second.
 *
 * @param at when it held {@code tokens}
 * @param closedUntil before this Azure wants no call; nothing is counted on meanwhile
 */
record TokenBucket(CallKind kind, double tokens, Instant at, Instant closedUntil) {
    private static final double ROUNDING = 1e-6;

    static TokenBucket full(CallKind kind) {
        return new TokenBucket(kind, kind.capacity(), Instant.EPOCH, Instant.EPOCH);
    }

    /** The earliest moment for a call when {@code ahead} others go first. */
    Instant free(int ahead, Instant now) {
        double missing = ahead + 1 - refilled(now).tokens;
        Instant open = later(now, closedUntil);
        return missing <= ROUNDING ? open : open.plusNanos((long) Math.ceil(missing / kind.perSecond() * 1e9));
    }

    TokenBucket taken(Instant now) {
        TokenBucket full = refilled(now);
        return new TokenBucket(kind, full.tokens - 1, now, closedUntil);
    }

    /** Azure has fewer left than was thought: others use this principal too, or did before a restart. Never more. */
    TokenBucket atMost(double remaining, Instant now) {
        return new TokenBucket(kind, Math.min(refilled(now).tokens, remaining), now, closedUntil);
    }

    /** One call may go when it opens, the others follow one by one. */
    TokenBucket closed(Instant until, Instant now) {
        return new TokenBucket(kind, Math.min(refilled(now).tokens, 1), now, later(closedUntil, until));
    }

    /** A clock that was set back adds nothing. */
    TokenBucket refilled(Instant now) {
        Duration since = Duration.between(later(at, closedUntil), now);
        double seconds = Math.max(0, since.getSeconds() + since.getNano() / 1e9);
        return new TokenBucket(kind, Math.min(kind.capacity(), tokens + seconds * kind.perSecond()), now, closedUntil);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
