package io.netwatch.capture.operator;

import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.Plan;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.SessionCount;
import io.netwatch.capture.core.request.Turn;
import io.netwatch.capture.core.request.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The places below one network watcher: given out, ordered, and waited for in the order of severity and age. */
final class Region {
    /** Whoever does not come back in time for his turn, because he was deleted, holds up nobody. */
    private static final Duration LATE = Duration.ofSeconds(30);
    /** How long a count serves by which most places are free; Azure itself has the last word. */
    private static final Duration ROOMY = Duration.ofMinutes(10);
    private static final Comparator<Waiter> ORDER = Comparator.comparing(Waiter::severity)
            .thenComparing(Waiter::created).thenComparing(Waiter::uid);

    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, Waiter> waiters = new HashMap<>();
    private final Map<String, Instant> ends = new HashMap<>();
    private Optional<SessionCount> last = Optional.empty();

    /** @param settled when Azure confirmed the order: counts made after it include the session */
    private record Claim(Instant given, Optional<Instant> settled) {
        boolean isBeyond(SessionCount count, Instant now) {
            return settled.map(at -> !count.at().isAfter(at)).orElseGet(() -> now.isBefore(given.plus(Plan.UNCERTAIN)));
        }
    }

    private record Waiter(String uid, String severity, Instant created, Instant until) {}

    /** The last count, when it leaves so much room that nobody needs a newer one. */
    synchronized Optional<SessionCount> roomy(Instant now) {
        return last.filter(count -> !now.isBefore(count.at()) && now.isBefore(count.at().plus(ROOMY)))
                .filter(count -> (count.used() + claims.size()) * 2 < count.limit());
    }

    /** The count as this request is to see it; when there is room, it has a place from now on. */
    synchronized SessionCount ask(Request request, SessionCount count, Instant now) {
        tidy(count, now);
        last = Optional.of(count);
        String uid = request.uid();
        Waiter self = waiter(request, now);
        long ahead = waiters.values().stream().filter(other -> !other.uid().equals(uid))
                .filter(other -> ORDER.compare(other, self) < 0).count();
        long others = claims.keySet().stream().filter(other -> !other.equals(uid)).count();
        SessionCount seen = new SessionCount(count.used() + others + ahead, count.limit(), count.at(),
                ends.values().stream().min(Comparator.naturalOrder()));
        if (seen.isFull()) {
            claims.remove(uid);
            Instant look = Turn.after(request.story().waiting().turn(), seen, now).look(now);
            waiters.put(uid, new Waiter(uid, self.severity(), self.created(), look.plus(grace(now, look))));
        } else {
            waiters.remove(uid);
            claims.put(uid, new Claim(now, Optional.empty()));
        }
        return seen;
    }

    synchronized void ordered(String uid, Order order, Observation seen, Instant now) {
        switch (seen) {
            case Observation.Created _ -> {
                claims.put(uid, new Claim(now, Optional.of(now)));
                ends.put(uid, now.plus(order.limits().longest()));
            }
            case Observation.Refused(var _, var failure) when !failure.uncertain() -> {
                claims.remove(uid);
                last = Optional.empty();
            }
            case Observation.Postponed(var _, var _, var untouched) when untouched -> claims.remove(uid);
            default -> {
            }
        }
    }

    synchronized int waiting(Instant now) {
        waiters.values().removeIf(waiter -> waiter.until().isBefore(now));
        return waiters.size();
    }

    private void tidy(SessionCount count, Instant now) {
        claims.values().removeIf(claim -> !claim.isBeyond(count, now));
        waiters.values().removeIf(waiter -> waiter.until().isBefore(now));
        ends.values().removeIf(end -> !end.isAfter(now));
    }

    private static Waiter waiter(Request request, Instant now) {
        return new Waiter(request.uid(), Urgency.of(request), request.created(), now);
    }

    /** A tenth for the jitter of the one who waits, and some time to be late. */
    private static Duration grace(Instant now, Instant look) {
        return LATE.plus(Duration.between(now, look).dividedBy(10));
    }
}
