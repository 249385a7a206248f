package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import io.netwatch.sandbox.kubernetes.model.Watch;
import io.netwatch.sandbox.kubernetes.model.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A small model of what JOSDK promises: every object is visited after a start, after a change of its spec and when it is
 * deleted, at the latest when the last visit asked for it; its finalizer is there before the first visit; a visit that
 * fails is repeated. Time passes only between visits.
 */
final class Loop {
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration RESTART = Duration.ofSeconds(3);

    private final Resources requests;
    private final ManualClock clock;
    private final Supplier<Visit> process;
    private final UnaryOperator<Instant> worldTime;
    private final Map<RequestKey, Instant> due = new HashMap<>();
    private final Map<RequestKey, String> seen = new HashMap<>();
    private final Watch watch;
    private Visit visit;
    private int crashes;

    /** @param process starts the operator's process anew, with an empty memory */
    Loop(Resources requests, ManualClock clock, Supplier<Visit> process) {
        this(requests, clock, process, UnaryOperator.identity());
    }

    /** @param worldTime what the process's clock calls this moment, which a timer turns into a pause from now */
    Loop(Resources requests, ManualClock clock, Supplier<Visit> process, UnaryOperator<Instant> worldTime) {
        this.worldTime = worldTime;
        this.requests = requests;
        this.clock = clock;
        this.process = process;
        this.watch = requests.watch(Filter.all());
        this.visit = process.get();
    }

    int crashes() {
        return crashes;
    }

    /** Lets time pass until {@code end}; nothing that is due by then is left undone. */
    void runUntil(Instant end) {
        takeEvents();
        Optional<RequestKey> next = next(end);
        while (next.isPresent()) {
            if (due.get(next.get()).isAfter(clock.instant())) {
                clock.set(due.get(next.get()));
            }
            visit(next.get());
            takeEvents();
            next = next(end);
        }
        clock.set(end);
    }

    private Optional<RequestKey> next(Instant end) {
        return due.entrySet().stream().filter(entry -> !entry.getValue().isAfter(end))
                .min(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private void visit(RequestKey key) {
        due.remove(key);
        try {
            visit.run(key).ifPresent(again -> due.put(key, worldTime.apply(again)));
        } catch (CrashPoint.Crash e) {
            crashes++;
            restart();
        } catch (RuntimeException e) {
            due.put(key, clock.instant().plus(AFTER_FAILURE));
        }
    }

    /** A new process lists everything and remembers nothing. */
    void restart() {
        clock.advance(RESTART);
        due.clear();
        visit = process.get();
        requests.list(Filter.all()).forEach(object -> due.put(key(object), clock.instant()));
    }

    private void takeEvents() {
        for (List<WatchEvent> events = watch.poll(); !events.isEmpty(); events = watch.poll()) {
            events.forEach(event -> take(event.object()));
        }
    }

    /** Like JOSDK's generation-aware filter: a change of the status alone is no news. */
    private void take(ObjectNode object) {
        RequestKey key = key(object);
        Optional<ObjectNode> stored = requests.find(key.namespace(), key.name());
        if (stored.isEmpty()) {
            due.put(key, clock.instant());
            seen.remove(key);
            return;
        }
        String version = object.at("/metadata/uid").asText() + object.at("/metadata/generation").asText()
                + object.at("/metadata/deletionTimestamp").asText();
        if (!version.equals(seen.put(key, version))) {
            addFinalizer(stored.get());
            due.put(key, clock.instant());
        }
    }

    private void addFinalizer(ObjectNode object) {
        var finalizers = object.withObject("/metadata").withArray("/finalizers");
        if (finalizers.isEmpty() && object.at("/metadata/deletionTimestamp").isMissingNode()) {
            finalizers.add(CaptureApi.FINALIZER);
            requests.update(object);
        }
    }

    private static RequestKey key(JsonNode object) {
        return new RequestKey(object.at("/metadata/namespace").asText(), object.at("/metadata/name").asText());
    }
}
