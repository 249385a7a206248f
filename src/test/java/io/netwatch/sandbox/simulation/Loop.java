package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.operator.VirtualCourier;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import io.netwatch.sandbox.kubernetes.model.Watch;
import io.netwatch.sandbox.kubernetes.model.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A small model of what JOSDK promises: every object is visited after a start, after a change of its spec and when it is
 * deleted, at the latest when the last visit asked for it; its finalizer is there before the first visit; a visit that
 * fails is repeated; a watch that breaks is followed by a list. Time passes only between visits.
 */
final class Loop {
    private static final Duration RESTART = Duration.ofSeconds(3);

    private final Resources requests;
    private final ManualClock clock;
    private final Supplier<Visit> process;
    private final UnaryOperator<Instant> worldTime;
    private final Map<RequestKey, String> seen = new HashMap<>();
    private final Watch watch;
    private final Interference around;
    private Leader leader;
    private Optional<Leader> rival = Optional.empty();
    private int crashes;
    private long visits;

    /** @param process starts the operator's process anew, with an empty memory */
    Loop(Resources requests, ManualClock clock, Supplier<Visit> process) {
        this(requests, clock, process, UnaryOperator.identity(), Interference.NONE);
    }

    /** @param worldTime what the process's clock calls this moment, which a timer turns into a pause from now */
    Loop(Resources requests, ManualClock clock, Supplier<Visit> process, UnaryOperator<Instant> worldTime,
            Interference around) {
        this.worldTime = worldTime;
        this.requests = requests;
        this.clock = clock;
        this.process = process;
        this.around = around;
        this.watch = requests.watch(Filter.all());
        this.leader = new Leader(process.get(), worldTime);
    }

    int crashes() {
        return crashes;
    }

    long visits() {
        return visits;
    }

    /** Lets time pass until {@code end}; nothing that is due by then is left undone. */
    void runUntil(Instant end) {
        takeEvents();
        for (Optional<Instant> next = next(end); next.isPresent(); next = next(end)) {
            if (next.get().isAfter(clock.instant())) {
                clock.set(next.get());
            }
            visit();
            takeEvents();
        }
        // A visit that has waited for an answer may have ended later.
        if (clock.instant().isBefore(end)) {
            clock.set(end);
        }
    }

    /** When something is due, if it is by then. */
    Optional<Instant> next(Instant end) {
        Stream<Optional<Instant>> letters = around.couriers().stream().map(VirtualCourier::next);
        return Stream.concat(letters, Stream.of(leader.next(), rival.flatMap(Leader::next), around.feed().reconnect()))
                .flatMap(Optional::stream).min(Instant::compareTo).filter(at -> !at.isAfter(end));
    }

    /** Nobody's turn when it is the watch that reconnects. */
    private void visit() {
        visits++;
        try {
            around.couriers().forEach(VirtualCourier::run);
            leaders().filter(each -> each.next().filter(at -> !at.isAfter(clock.instant())).isPresent())
                    .min(Comparator.comparing(each -> each.next().orElseThrow()))
                    .ifPresent(each -> each.visit(clock.instant()));
        } catch (CrashPoint.Crash e) {
            crashes++;
            restart();
        }
    }

    /** A new process lists everything and remembers nothing. */
    void restart() {
        clock.advance(RESTART);
        leader = new Leader(process.get(), worldTime).starting(stored(), clock.instant());
    }

    private Stream<Leader> leaders() {
        return Stream.concat(Stream.of(leader), rival.stream());
    }

    private List<RequestKey> stored() {
        return requests.list(Filter.all()).stream().map(Loop::key).toList();
    }

    /** What the watch brings is due at once. */
    void takeEvents() {
        if (rival.isEmpty()) {
            rival = around.rival()
                    .map(visit -> new Leader(visit, UnaryOperator.identity()).starting(stored(), clock.instant()));
        }
        for (List<WatchEvent> events = watch.poll(); !events.isEmpty(); events = watch.poll()) {
            around.feed().arriving(events.stream().map(WatchEvent::object).toList()).forEach(this::take);
        }
        if (around.feed().reconnect().filter(at -> !at.isAfter(clock.instant())).isPresent()) {
            around.feed().reconnected();
            listAnew();
        }
    }

    private void listAnew() {
        Set<RequestKey> gone = new HashSet<>(seen.keySet());
        stored().forEach(gone::remove);
        seen.keySet().removeAll(gone);
        requests.list(Filter.all()).forEach(this::take);
    }

    /** Like JOSDK's generation-aware filter: a change of the status alone is no news, and nor is an object's last one. */
    private void take(ObjectNode object) {
        RequestKey key = key(object);
        Optional<ObjectNode> stored = requests.find(key.namespace(), key.name());
        if (stored.isEmpty()) {
            seen.remove(key);
            return;
        }
        String version = object.at("/metadata/uid").asText() + object.at("/metadata/generation").asText()
                + object.at("/metadata/deletionTimestamp").asText();
        if (!version.equals(seen.put(key, version))) {
            addFinalizer(stored.get());
            wake(key);
        }
    }

    private void wake(RequestKey key) {
        leaders().forEach(each -> each.wake(key, clock.instant()));
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
