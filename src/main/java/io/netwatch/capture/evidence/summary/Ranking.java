package io.netwatch.capture.evidence.summary;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;

/** The first few, once by bytes and once by packets. */
public record Ranking<T>(List<T> byBytes, List<T> byPackets) {
    public static <T> Ranking<T> of(Collection<T> all, int most, Function<T, Volume> volume,
            Comparator<T> amongEquals) {
        Comparator<T> bytes = Comparator.comparingLong((T each) -> volume.apply(each).bytes()).reversed();
        Comparator<T> packets = Comparator.comparingLong((T each) -> volume.apply(each).packets()).reversed();
        return new Ranking<>(first(all, most, bytes.thenComparing(packets).thenComparing(amongEquals)),
                first(all, most, packets.thenComparing(bytes).thenComparing(amongEquals)));
    }

    /** The first few in this order; the others are never sorted. */
    public static <T> List<T> first(Collection<T> all, int most, Comparator<T> order) {
        PriorityQueue<T> best = new PriorityQueue<>(most + 1, order.reversed());
        for (T each : all) {
            if (best.size() < most || order.compare(each, best.element()) < 0) {
                best.add(each);
            }
            if (best.size() > most) {
                best.remove();
            }
        }
        return best.stream().sorted(order).toList();
    }
}
