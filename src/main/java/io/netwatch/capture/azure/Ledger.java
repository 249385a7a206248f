package io.netwatch.capture.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Instant free = free(cost, kept.isPresent(), now);
        if (free.isAfter(now)) {
            places.add(new Place(cost, free));
            return Optional.of(free);
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

    /** Who has kept its place gives way to the more urgent only, a newcomer to its equals too. */
    private Instant free(Cost cost, boolean kept, Instant now) {
        List<Place> ahead = places.stream()
                .filter(place -> place.cost().priority().compareTo(cost.priority()) < (kept ? 0 : 1)).toList();
        Instant byBucket = byBucket(cost, ahead, now);
        return window(cost).map(window -> byWindow(window, cost, ahead, now)).filter(byBucket::isBefore)
                .orElse(byBucket);
    }

    private Instant byBucket(Cost cost, List<Place> ahead, Instant now) {
        long before = ahead.stream().filter(place -> place.cost().kind() == cost.kind()).count();
        return buckets.get(cost.kind()).free(cost.priority().reserve(cost.kind().capacity()) + (int) before, now);
    }

    private Instant byWindow(SlidingWindow window, Cost cost, List<Place> ahead, Instant now) {
        List<Instant> before = ahead.stream()
                .filter(place -> window(place.cost()).filter(window::equals).isPresent()).map(Place::time).sorted()
                .toList();
        return window.free(cost.priority().reserve(window.size()), before, now);
    }

    private Optional<SlidingWindow> window(Cost cost) {
        return Optional.of(cost.kind() == CallKind.Reads ? networkReads : networkChanges).filter(_ -> cost.network());
    }
}
