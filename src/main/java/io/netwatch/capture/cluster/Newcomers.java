package io.netwatch.capture.cluster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.request.RequestKey;
import java.time.Duration;
import java.util.Optional;

/**
 * New requests as the watch has just brought them, so that the first visit on the way from an alert to Azure needs no read.
 * Each is given out once, within a moment, and not when anything has happened to it since; whatever is decided by it comes
 * to nothing unless the write that follows finds the very version that it has.
 */
public final class Newcomers {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    /** In a storm those beyond are read. */
    private static final int MOST = 200;

    private final Cache<RequestKey, PacketCaptureRequest> fresh;

    public Newcomers() {
        this(Ticker.systemTicker());
    }

    Newcomers(Ticker ticker) {
        fresh = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(MOMENT).ticker(ticker)
                .executor(Runnable::run).build();
    }

    /** @param before what the watch has shown under this name until now; null when nothing */
    public void shown(PacketCaptureRequest before, PacketCaptureRequest now) {
        if (before == null && isNew(now)) {
            fresh.put(key(now), now);
        } else {
            fresh.invalidate(key(now));
        }
    }

    /** It was deleted. */
    public void gone(PacketCaptureRequest last) {
        fresh.invalidate(key(last));
    }

    /** Once for each. */
    Optional<PacketCaptureRequest> take(RequestKey key) {
        return Optional.ofNullable(fresh.asMap().remove(key));
    }

    // Whoever has no finalizer yet gets one before the first visit, and the watch may show that only later.
    private static boolean isNew(PacketCaptureRequest request) {
        return request.getMetadata().getDeletionTimestamp() == null && RequestShell.isGuarded(request)
                && RequestShell.stage(request) == Sibling.Stage.Waiting;
    }

    private static RequestKey key(PacketCaptureRequest request) {
        return new RequestKey(request.getMetadata().getNamespace(), request.getMetadata().getName());
    }
}
