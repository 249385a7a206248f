package io.netwatch.capture.operator;

import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@link Courier} without threads: letters travel when the test says so, in virtual time. */
public final class VirtualCourier implements Newsroom {
    private final Delivery delivery;
    private final InstantSource clock;
    private final Map<Letter, Instant> due = new LinkedHashMap<>();

    public VirtualCourier(Delivery delivery, InstantSource clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public List<String> sinks(Request request) {
        return delivery.sinks().of(request).stream().map(Sink::id).toList();
    }

    @Override
    public void take(Report report) {
        Letter.in(report).forEach(letter -> due.putIfAbsent(letter, clock.instant()));
    }

    /** All that is due by now; a crash leaves the rest. */
    public void run() {
        List.copyOf(due.keySet()).stream().filter(letter -> !due.get(letter).isAfter(clock.instant()))
                .forEach(letter -> travel(letter).ifPresentOrElse(again -> due.put(letter, again),
                        () -> due.remove(letter)));
    }

    /** What fails is tried again, as the courier does. */
    private Optional<Instant> travel(Letter letter) {
        try {
            return delivery.run(letter);
        } catch (RuntimeException e) {
            return Optional.of(clock.instant().plus(Courier.AFTER_FAILURE));
        }
    }

    /** When the next letter wants to travel. */
    public Optional<Instant> next() {
        return due.values().stream().min(Instant::compareTo);
    }
}
