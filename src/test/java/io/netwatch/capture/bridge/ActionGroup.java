package io.netwatch.capture.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Azure's action groups as their documentation tells of them since 2024: five retries after a network error or one of four
 * statuses, and after the last of them no call to that address for 15 minutes. In virtual time.
 */
final class ActionGroup {
    /** What stands for an endpoint that cannot be reached. */
    static final int NETWORK_ERROR = 0;

    private static final Set<Integer> TRIED_AGAIN = Set.of(NETWORK_ERROR, 408, 429, 503, 504);
    private static final List<Duration> GAPS = Stream.of(5, 20, 5, 40, 5).map(Duration::ofSeconds).toList();
    private static final Duration CLOSED = Duration.ofMinutes(15);

    private final Endpoint endpoint;
    private final PriorityQueue<Delivery> due = new PriorityQueue<>(Comparator.comparing(Delivery::at));
    private final List<String> lost = new ArrayList<>();
    private Instant closedUntil = Instant.MIN;

    /** The bridge, as HTTP shows it. */
    interface Endpoint {
        /** @return the status */
        int deliver(String message, Instant now);
    }

    private record Delivery(String message, Instant at, int retry) {}

    ActionGroup(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    void fire(String message, Instant at) {
        due.add(new Delivery(message, at, 0));
    }

    /** Messages that Azure has given up, when all has been delivered or given up. */
    List<String> run() {
        for (Delivery next = due.poll(); next != null; next = due.poll()) {
            deliver(next);
        }
        return lost;
    }

    private void deliver(Delivery delivery) {
        if (delivery.at().isBefore(closedUntil)) {
            lost.add(delivery.message());
            return;
        }
        int status = endpoint.deliver(delivery.message(), delivery.at());
        if (status / 100 == 2) {
            return;
        }
        if (TRIED_AGAIN.contains(status) && delivery.retry() < GAPS.size()) {
            due.add(new Delivery(delivery.message(), delivery.at().plus(GAPS.get(delivery.retry())),
                    delivery.retry() + 1));
            return;
        }
        lost.add(delivery.message());
        closedUntil = TRIED_AGAIN.contains(status) ? delivery.at().plus(CLOSED) : closedUntil;
    }
}
