package io.netwatch.capture.evidence.summary;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The first few, once by bytes and once by packets. */
public record Ranking<T>(List<T> byBytes, List<T> byPackets) {
    public static <T> Ranking<T> of(Collection<T> all, int most, Function<T, Volume> volume, Comparator<T> amongEquals) {
        Comparator<T> bytes = Comparator.comparingLong((T each) -> volume.apply(each).bytes()).reversed();
        Comparator<T> packets = Comparator.comparingLong((T each) -> volume.apply(each).packets()).reversed();
        return new Ranking<>(first(all, most, bytes.thenComparing(packets).thenComparing(amongEquals)),
                first(all, most, packets.thenComparing(bytes).thenComparing(amongEquals)));
    }

    public static <T> List<T> first(Collection<T> all, int most, Comparator<T> order) {
        return all.stream().sorted(order).limit(most).toList();
    }
}
