package io.netwatch.capture.core.request;

import java.time.Instant;
import java.util.Optional;

/**
 * Sessions of one region in a subscription, against what is allowed there.
 *
 * @param used sessions that exist, and places that are promised to somebody else
 * @param at the count is not older than this
 * @param nextEnd when the first of the captures that this process ordered there is to end
 */
public record SessionCount(long used, long limit, Instant at, Optional<Instant> nextEnd) {
    /** Stands for a count that could not be made: Azure itself refuses what is too much. */
    public static final SessionCount UNKNOWN = new SessionCount(0, Long.MAX_VALUE, Instant.EPOCH, Optional.empty());

    public boolean isFull() {
        return used >= limit;
    }
}
