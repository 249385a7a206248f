package io.netwatch.capture.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A provider's limit: so many calls in any five minutes. How Azure lays its windows is not documented, so none may hold
 * more, wherever it begins. Not safe for several threads.
 */
final class SlidingWindow {
    // A second more than published, because calls travel for different times.
    private static final Duration LENGTH = Duration.ofSeconds(301);

    // In order of time, so that only its ends have to be looked at.
    private final Deque<Instant> taken = new ArrayDeque<>();
    private final int size;

    SlidingWindow(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** The earliest moment for a call that leaves room for {@code ahead} others. */
    Instant free(int ahead, Instant now) {
        forget(now);
        int over = Math.min(taken.size(), taken.size() + ahead + 1 - size);
        return over <= 0 ? now : taken.stream().skip(over - 1L).findFirst().orElseThrow().plus(LENGTH);
    }

    /** Right after {@link #free} has said so. */
    void take(Instant now) {
        taken.add(now);
    }

    /** What is over, and what is in the future: that is from before the clock was set back. */
    private void forget(Instant now) {
        while (!taken.isEmpty() && !taken.peekFirst().plus(LENGTH).isAfter(now)) {
            taken.removeFirst();
        }
        while (!taken.isEmpty() && taken.peekLast().isAfter(now)) {
            taken.removeLast();
        }
    }
}
