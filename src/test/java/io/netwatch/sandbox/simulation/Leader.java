package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.operator.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A process that believes to lead: its visits, and when which object is due in it. */
final class Leader {
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final Visit visit;
    private final UnaryOperator<Instant> worldTime;
    private final Map<RequestKey, Instant> due = new HashMap<>();

    /** @param worldTime what the process's clock calls this moment, which a timer turns into a pause from now */
    Leader(Visit visit, UnaryOperator<Instant> worldTime) {
        this.visit = visit;
        this.worldTime = worldTime;
    }

    /** A process that starts lists everything and looks at everything. */
    Leader starting(Collection<RequestKey> all, Instant now) {
        all.forEach(key -> wake(key, now));
        return this;
    }

    void wake(RequestKey key, Instant now) {
        due.put(key, now);
    }

    Optional<Instant> next() {
        return due.values().stream().min(Instant::compareTo);
    }

    /** The visit that is due first. */
    void visit(Instant now) {
        RequestKey key = due.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
        due.remove(key);
        try {
            visit.run(key).ifPresent(again -> due.put(key, worldTime.apply(again)));
        } catch (RuntimeException e) {
            due.put(key, now.plus(AFTER_FAILURE));
        }
    }
}
