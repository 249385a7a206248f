package io.netwatch.capture.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One principal's limits in one subscription, and the places in them that are kept for those who wait. */
final class Ledger {
    /** Whoever does not come for its place within this time loses it. Some need two places for one step. */
    private static final Duration HELD = Duration.ofMinutes(2);

    private final Map<CallKind, TokenBucket> buckets = new EnumMap<>(CallKind.class);
    // Microsoft.Network: 10,000 reads, and 1,000 writes and deletes together, per 5 minutes.
    private final SlidingWindow networkReads = new SlidingWindow(10_000);
    private final SlidingWindow networkChanges = new SlidingWindow(1_000);
    private final List<Place> places = new ArrayList<>();

    private record Place(Cost cost, Instant time) {
        /** Callers of the same call are alike: the first to come takes the first place. */
        boolean isFor(Cost asked, Instant now) {
            return cost.caller().equals(asked.caller()) && !time.isAfter(now);
        }

        boolean isEqual(Cost other) {
            return cost.kind() == other.kind() && urgency(other) == 0;
        }

        /** Negative when it goes before the other, zero when they are equals. */
        int urgency(Cost other) {
            int byPriority = cost.priority().compareTo(other.priority());
            return byPriority == 0 ? cost.rank().compareTo(other.rank()) : byPriority;
        }
    }

    Ledger() {
        Stream.of(CallKind.values()).forEach(kind -> buckets.put(kind, TokenBucket.full(kind)));
    }

    /** Nothing when the call may go now, which is then counted; else the moment that is kept for it. */
    synchronized Optional<Instant> ask(Cost cost, Instant now) {
        places.removeIf(place -> place.time().plus(HELD).isBefore(now));
        buckets.replaceAll((_, bucket) -> bucket.refilled(now));
        Optional<Place> kept = places.stream().filter(place -> place.isFor(cost, now)).findFirst();
        kept.ifPresent(places::remove);
        // Who has kept its place gives way to the more urgent only, a newcomer to its equals too.
        int first = kept.isPresent() ? 0 : 1;
        if (free(cost, place -> place.urgency(cost) < first, now).isAfter(now)) {
            places.add(new Place(cost, behindEquals(cost, now)));
            return Optional.of(places.getLast().time());
        }
        buckets.computeIfPresent(cost.kind(), (_, bucket) -> bucket.taken(now));
        window(cost).ifPresent(window -> window.take(now));
        return Optional.empty();
    }

    synchronized void lower(CallKind kind, int remaining, Instant now) {
        buckets.computeIfPresent(kind, (_, bucket) -> bucket.atMost(remaining, now));
    }

    synchronized void close(CallKind kind, Instant until, Instant now) {
        buckets.computeIfPresent(kind, (_, bucket) -> bucket.closed(until, now));
    }

    synchronized double tokens(CallKind kind, Instant now) {
        return buckets.get(kind).refilled(now).tokens();
    }

    synchronized int waiting() {
        return places.size();
    }

    /** A moment of its own, also for one whose place was taken by somebody more urgent: else they become a crowd. */
    private Instant behindEquals(Cost cost, Instant now) {
        Instant free = free(cost, place -> place.urgency(cost) < 0, now);
        Duration step = Duration.ofSeconds(1).dividedBy(cost.kind().perSecond());
        return places.stream().filter(place -> place.isEqual(cost)).map(Place::time).max(Comparator.naturalOrder())
                .map(last -> last.plus(step)).filter(free::isBefore).orElse(free);
    }

    /** The earliest moment that every limit allows when those go first. */
    private Instant free(Cost cost, Predicate<Place> first, Instant now) {
        List<Cost> ahead = places.stream().filter(first).map(Place::cost).toList();
        long inBucket = ahead.stream().filter(other -> other.kind() == cost.kind()).count();
        Instant byBucket = buckets.get(cost.kind())
                .free(cost.priority().reserve(cost.kind().capacity()) + (int) inBucket, now);
        return window(cost).map(window -> {
            long inWindow = ahead.stream().filter(other -> window(other).filter(window::equals).isPresent()).count();
            return window.free(cost.priority().reserve(window.size()) + (int) inWindow, now);
        }).filter(byBucket::isBefore).orElse(byBucket);
    }

    private Optional<SlidingWindow> window(Cost cost) {
        return Optional.of(cost.kind() == CallKind.Reads ? networkReads : networkChanges).filter(_ -> cost.network());
    }
}
