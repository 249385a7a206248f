package io.netwatch.capture.core.request;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a list in Azure has shown so far. Azure gives long ones in pages, and each page is one call.
 *
 * @param next where Azure says that the next page is; empty on the last one
 * @param pages read so far
 */
public record Listing<T>(List<T> items, String next, int pages) {
    /** No list of ours is longer: a scale set has at most 1000 instances. It ends one that leads round in circles. */
    private static final int MOST_PAGES = 40;

    public Listing {
        items = List.copyOf(items);
    }

    /** Nothing read yet. */
    public static <T> Listing<T> start() {
        return new Listing<>(List.of(), "", 0);
    }

    /** A list of one page. */
    public static <T> Listing<T> of(List<T> items) {
        return Listing.<T>start().with(items, "");
    }

    /** The same, and another page. */
    public Listing<T> with(List<T> page, String nextPage) {
        return new Listing<>(Stream.concat(items.stream(), page.stream()).toList(), nextPage, pages + 1);
    }

    boolean goesOn() {
        return !next.isEmpty() && pages < MOST_PAGES;
    }
}
