package io.netwatch.capture.core.request;

import java.time.Instant;
import java.util.Optional;

/**
 * A blob found by listing.
 *
 * @param url without a query
 * @param sizeBytes its length
 * @param modified when it was last written to, if the storage account says so
 * @param packets inside, once somebody has counted them
 */
public record FoundFile(String url, long sizeBytes, Optional<Instant> modified, Optional<Long> packets) {

    public FoundFile(String url, long sizeBytes) {
        this(url, sizeBytes, Optional.empty(), Optional.empty());
    }

    FoundFile counted(long count) {
        return new FoundFile(url, sizeBytes, modified, Optional.of(count));
    }

    /** A path that somebody named may hold the file of an earlier capture. */
    boolean isOlderThan(Instant time) {
        return modified.filter(written -> written.isBefore(time)).isPresent();
    }
}
