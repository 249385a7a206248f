package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Objects and the history of their changes, as etcd keeps them: every change gets the next revision, and history may
 * be read from any revision that has not been compacted. What goes in or out is shared and must not be changed.
 */
final class Store {
    /** How many changes are remembered at least; twice as many at most. */
    private static final int HISTORY = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NavigableMap<Key, ObjectNode> objects = new TreeMap<>();
    private final List<Consumer<Change>> observers = new ArrayList<>();
    /** The changes from revision {@code compacted + 1} on, without gaps. */
    private final List<Change> history = new ArrayList<>();
    private long compacted;

    /** Runs an action that sees, and makes, a consistent state. */
    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Has every later change told to the observer, under the lock and before anybody else sees it. */
    void observe(Consumer<Change> observer) {
        observers.add(observer);
    }

    long revision() {
        return locked(() -> compacted + history.size());
    }

    Optional<ObjectNode> find(Key key) {
        return locked(() -> Optional.ofNullable(objects.get(key)));
    }

    /** The objects of a collection in key order; an empty namespace means all of them. */
    Collection<ObjectNode> in(String collection, String namespace) {
        // A character that no name contains closes the range.
        Key end = namespace.isEmpty() ? new Key(collection, "~", "") : new Key(collection, namespace, "~");
        return locked(() -> List.copyOf(objects.subMap(new Key(collection, namespace, ""), end).values()));
    }

    List<Key> keys() {
        return locked(() -> List.copyOf(objects.keySet()));
    }

    /** Stores an object under the next revision and returns it as stored. */
    ObjectNode put(Key key, ObjectNode object) {
        return locked(() -> {
            ObjectNode stamped = stamped(object);
            record(new Change(revision() + 1, key, objects.put(key, stamped), stamped, false));
            return stamped;
        });
    }

    /** Removes an object that is there; returns its last state with the revision of its removal. */
    ObjectNode remove(Key key, ObjectNode lastState) {
        return locked(() -> {
            ObjectNode stamped = stamped(lastState);
            record(new Change(revision() + 1, key, objects.remove(key), stamped, true));
            return stamped;
        });
    }

    /** A copy under the revision that comes next. */
    private ObjectNode stamped(ObjectNode object) {
        ObjectNode copy = Json.copy(object);
        ObjectMeta.of(copy).resourceVersion(revision() + 1);
        return copy;
    }

    /** Observers may make further changes; those get their own, later, revisions. */
    private void record(Change change) {
        history.add(change);
        if (history.size() > 2 * HISTORY) {
            compactTo(change.revision() - HISTORY);
        }
        changed.signalAll();
        observers.forEach(observer -> observer.accept(change));
    }

    /** Forgets all changes up to and including this revision. */
    void compactTo(long revision) {
        locked(() -> {
            history.subList(0, (int) (revision - compacted)).clear();
            compacted = revision;
            return null;
        });
    }

    /** Throws 410 when changes after this revision may have been forgotten. */
    void requireHistory(long revision) {
        if (locked(() -> revision < compacted)) {
            throw ApiException.expired("too old resource version: " + revision + " (" + compacted + ")");
        }
    }

    List<Change> changesAfter(long revision) {
        return locked(() -> {
            requireHistory(revision);
            int from = (int) Math.min(revision - compacted, history.size());
            return List.copyOf(history.subList(from, history.size()));
        });
    }

    /** Returns as soon as there is a change after this revision, or empty when the time is up. */
    List<Change> awaitChangesAfter(long revision, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = atMost.toNanos();
            while (revision() <= revision && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return changesAfter(revision);
        } finally {
            lock.unlock();
        }
    }
}
