package io.netwatch.capture.core.request;

import io.netwatch.capture.api.Filter;
import io.netwatch.capture.core.terms.Plain;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Filters in the words of a person. */
final class FilterWords {
    private static final int LONGEST = 500;

    private FilterWords() {}

    /** For example {@code TCP, local port 80;443, or UDP}. */
    static String of(List<Filter> filters) {
        return Plain.text(filters.stream().map(FilterWords::of).collect(Collectors.joining(", or ")), LONGEST);
    }

    private static String of(Filter filter) {
        return Stream.of(filter.protocol() == null ? "any protocol" : filter.protocol().name(),
                part("local address", filter.localIPAddress()), part("local port", filter.localPort()),
                part("remote address", filter.remoteIPAddress()), part("remote port", filter.remotePort()))
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String part(String name, String value) {
        return value == null || value.isEmpty() ? "" : name + " " + value;
    }
}
