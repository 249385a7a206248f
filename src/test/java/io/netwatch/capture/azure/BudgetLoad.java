package io.netwatch.capture.azure;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;

/** Callers who ask a budget, come back when they are told to, some of them late or never, in virtual time. */
final class BudgetLoad {
    private final PriorityQueue<Visit> due = new PriorityQueue<>(Comparator.comparing(Visit::at));
    private final Budget budget;
    private final Instant start;
    private final Map<String, Cost> next = new HashMap<>();
    private int asked;

    /** A call that was let through. */
    record Grant(Cost cost, Instant at) {}

    /** @param late how much later than told this caller comes; negative for one who never comes back */
    private record Visit(Cost cost, Instant at, Duration late) {}

    BudgetLoad(Budget budget, Instant start) {
        this.budget = budget;
        this.start = start;
    }

    BudgetLoad burst(int calls, CallKind kind, Priority priority) {
        return burstAt(start, calls, kind, priority);
    }

    BudgetLoad burstAt(Instant moment, int calls, CallKind kind, Priority priority) {
        IntStream.range(0, calls).forEach(i -> due.add(
                new Visit(new Cost("s1", kind, priority, true, kind + "-" + priority + "-" + i), moment,
                        Duration.ZERO)));
        return this;
    }

    /** A request that an alert has made: it reads its machine, and then orders. */
    void alert(int number, String severity, Duration after) {
        Instant at = start.plus(after);
        Rank rank = new Rank(severity, at.truncatedTo(ChronoUnit.SECONDS));
        Cost order = new Cost("s1", CallKind.Writes, Priority.Create, true, "order-" + number, rank);
        next.put("read-" + number, order);
        due.add(new Visit(new Cost("s1", CallKind.Reads, Priority.Create, false, "read-" + number, rank), at,
                Duration.ZERO));
    }

    /** How often the budget was asked. */
    int asked() {
        return asked;
    }

    /** Calls of all kinds within ten minutes, in clusters, of which one in ten is given up when it has to wait. */
    BudgetLoad random(long seed, int calls) {
        Random random = new Random(seed);
        for (int i = 0; i < calls; i++) {
            CallKind kind = List.of(CallKind.values()).get(random.nextInt(3));
            Priority priority = List.of(Priority.values()).get(random.nextInt(4));
            Instant at = start.plusMillis(60_000L * random.nextInt(10) + random.nextInt(2000));
            Duration late = random.nextInt(10) == 0
                    ? Duration.ofMillis(-1)
                    : Duration.ofMillis(random.nextInt(5000));
            due.add(new Visit(new Cost("s1", kind, priority, true, "call-" + i), at, late));
        }
        return this;
    }

    /** All grants, in order. */
    List<Grant> play() {
        List<Grant> grants = new ArrayList<>();
        while (!due.isEmpty()) {
            Visit visit = due.poll();
            asked++;
            Optional<Instant> told = budget.ask(visit.cost(), visit.at());
            if (told.isEmpty()) {
                grants.add(new Grant(visit.cost(), visit.at()));
                Optional.ofNullable(next.remove(visit.cost().caller()))
                        .ifPresent(then -> due.add(new Visit(then, visit.at(), visit.late())));
            } else if (!visit.late().isNegative()) {
                due.add(new Visit(visit.cost(), told.get().plus(visit.late()), visit.late()));
            }
        }
        return grants;
    }
}
