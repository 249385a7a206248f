package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Attempt;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Another living request whose status records the same session.
 *
 * @param created together with {@code uid}, who of two came first
 * @param recorded when it recorded the session; empty when a hand has damaged that
 * @param confirmed whether that request has its session in Azure already
 */
public record Claim(RequestKey key, Instant created, String uid, Optional<Instant> recorded, boolean confirmed) {
    private static final Comparator<Claim> AGE = Comparator.comparing(Claim::created).thenComparing(Claim::uid);

    /** What {@code other} claims of this session; nothing when it has had its final word, or is {@code self}. */
    public static Optional<Claim> of(Request other, SessionRef session, Request self) {
        boolean same = session.watcher().text().equalsIgnoreCase(other.status().networkWatcherId())
                && session.name().equalsIgnoreCase(other.status().captureName());
        return same && !other.isFinal() && !other.uid().equals(self.uid())
                ? Optional.of(of(other))
                : Optional.empty();
    }

    /** Two that record the same name at the same moment both step back, and the older one comes again first. */
    boolean yieldsTo(Request self, Instant now) {
        boolean fresh = recorded.filter(time -> now.isBefore(time.plus(Plan.UNCERTAIN))).isPresent();
        return fresh && !confirmed && AGE.compare(of(self), this) < 0;
    }

    private static Claim of(Request request) {
        return new Claim(request.key(), request.created(), request.uid(),
                Optional.ofNullable(request.status().attempt()).map(Attempt::time).flatMap(StatusCodec::instant),
                request.status().captureId() != null);
    }
}
