package io.netwatch.capture.operator;

import io.netwatch.capture.core.news.Pace;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way to one sink: one message at a time, and none while the sink takes nothing. So a dead sink costs one call now and
 * then however many messages wait, and delays no other sink.
 */
final class Lane {
    private final ReentrantLock turn = new ReentrantLock(true);
    // Both are read and written by whoever has the turn.
    private Optional<Instant> failingSince = Optional.empty();
    private Instant closedUntil = Instant.EPOCH;

    void enter() {
        turn.lock();
    }

    void leave() {
        turn.unlock();
    }

    Optional<Instant> closed(Instant now) {
        return Optional.of(closedUntil).filter(until -> until.isAfter(now));
    }

    void works() {
        failingSince = Optional.empty();
    }

    /** @param wanted when the sink wants to be asked again, if it has said so */
    Instant fails(Optional<Instant> wanted, Instant now) {
        Instant since = failingSince.orElse(now);
        failingSince = Optional.of(since);
        Instant ours = Pace.next(since, now);
        closedUntil = wanted.filter(until -> until.isAfter(ours)).orElse(ours);
        return closedUntil;
    }
}
