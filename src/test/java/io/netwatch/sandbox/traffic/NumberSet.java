package io.netwatch.sandbox.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** A value of Azure's filter notation: empty, one number, {@code a-b}, or {@code a;b;c}. */
record NumberSet(List<Range> ranges) {
    private static final NumberSet EVERYTHING = new NumberSet(List.of(new Range(0, Long.MAX_VALUE)));
    private static final NumberSet NOTHING = new NumberSet(List.of());

    /** Both ends belong to it. */
    record Range(long low, long high) {}

    /** Azure takes a malformed filter without complaint and then captures nothing, as users have reported. */
    static NumberSet parse(String text, ToLongFunction<String> number) {
        if (text.isEmpty()) {
            return EVERYTHING;
        }
        try {
            return new NumberSet(
                    Arrays.stream(text.split(";", -1)).map(part -> range(part, text.contains(";"), number)).toList());
        } catch (IllegalArgumentException malformed) {
            return NOTHING;
        }
    }

    private static Range range(String part, boolean inList, ToLongFunction<String> number) {
        String[] ends = part.strip().split("-", -1);
        if (ends.length > 2 || (ends.length == 2 && inList)) {
            throw new IllegalArgumentException("'" + part + "' mixes range and list");
        }
        return new Range(number.applyAsLong(ends[0]), number.applyAsLong(ends[ends.length - 1]));
    }

    boolean contains(long number) {
        return ranges.stream().anyMatch(range -> range.low() <= number && number <= range.high());
    }
}
