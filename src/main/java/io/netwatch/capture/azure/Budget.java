package io.netwatch.capture.azure;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many calls Azure grants one principal, counted here so that no call is sent that would be refused. It never makes
 * anybody wait: who may not call now is told its own moment, and the place is kept.
 */
public final class Budget {
    private final ConcurrentMap<String, Ledger> ledgers = new ConcurrentHashMap<>();

    /** Nothing when the call may go now, which is then counted; else when to ask again. */
    Optional<Instant> ask(Cost cost, Instant now) {
        return ledger(cost).ask(cost, now);
    }

    /** Azure says how many calls of this kind are left. */
    void lower(Cost cost, int remaining, Instant now) {
        ledger(cost).lower(cost.kind(), remaining, now);
    }

    /** Azure wants no call of this kind in this subscription until then, whoever makes it. */
    void close(Cost cost, Instant until, Instant now) {
        ledger(cost).close(cost.kind(), until, now);
    }

    /** Calls of this kind that could go at once, in the subscription that has the fewest left. */
    public double remaining(CallKind kind, Instant now) {
        return ledgers.values().stream().mapToDouble(ledger -> ledger.tokens(kind, now)).min()
                .orElse(kind.capacity());
    }

    /** Calls that wait for their moment. */
    public int waiting() {
        return ledgers.values().stream().mapToInt(Ledger::waiting).sum();
    }

    private Ledger ledger(Cost cost) {
        return ledgers.computeIfAbsent(cost.subscription(), _ -> new Ledger());
    }
}
