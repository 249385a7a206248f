package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Follows the changes of one resource by reading the store's history, so a slow reader costs nothing and, if it falls
 * too far behind, is told so (410). For one reader at a time.
 */
public final class Watch {
    private final Store store;
    private final ResourceType type;
    private final Predicate<ObjectNode> filter;
    private final List<WatchEvent> initial;
    private long revision;

    private Watch(Store store, ResourceType type, Filter filter, List<WatchEvent> initial, long revision) {
        this.store = store;
        this.type = type;
        this.filter = filter.of(type);
        this.initial = new ArrayList<>(initial);
        this.revision = revision;
    }

    /** Tells what changes after this revision, as far as it is remembered. */
    static Watch after(long revision, Store store, ResourceType type, Filter filter) {
        return new Watch(store, type, filter, List.of(), revision);
    }

    /** Tells first what is there, as additions, and then what changes. */
    static Watch fromNow(Store store, ResourceType type, Filter filter) {
        return store.locked(() -> {
            List<WatchEvent> present = new Lists(store).matching(type, filter).stream()
                    .map(object -> new WatchEvent("ADDED", object)).toList();
            return new Watch(store, type, filter, present, store.revision());
        });
    }

    /** Up to where the reader has been told everything. */
    public long revision() {
        return revision;
    }

    /** What has happened since the last call, without waiting. Throws 410 when that has been forgotten. */
    public List<WatchEvent> poll() {
        return take(store.changesAfter(revision));
    }

    /** Waits until something happens in the store; may return empty, when it does not concern this watch. */
    public List<WatchEvent> await(Duration atMost) throws InterruptedException {
        return initial.isEmpty() ? take(store.awaitChangesAfter(revision, atMost)) : poll();
    }

    /** Moves on even when no change concerned this watch, so that its place is not forgotten. */
    private List<WatchEvent> take(List<Change> changes) {
        List<WatchEvent> events = new ArrayList<>(initial);
        initial.clear();
        changes.stream().filter(change -> change.key().collection().equals(type.collection()))
                .flatMap(change -> event(change).stream()).forEach(events::add);
        if (!changes.isEmpty()) {
            revision = changes.getLast().revision();
        }
        return List.copyOf(events);
    }

    /** An object that comes to match is an addition, one that no longer matches is a deletion. */
    private Optional<WatchEvent> event(Change change) {
        Optional<ObjectNode> before = Optional.ofNullable(change.before()).map(this::shown).filter(filter);
        Optional<ObjectNode> after = Optional.of(change.after()).map(this::shown).filter(filter);
        if (change.removed() || after.isEmpty()) {
            return before.map(old -> new WatchEvent("DELETED", change.removed()
                    ? shown(change.after())
                    : withRevision(old, change.revision())));
        }
        return after.map(object -> new WatchEvent(before.isPresent() ? "MODIFIED" : "ADDED", object));
    }

    private ObjectNode shown(ObjectNode stored) {
        return EventVersions.show(type, stored);
    }

    private static ObjectNode withRevision(ObjectNode object, long revision) {
        ObjectMeta.of(object).resourceVersion(revision);
        return object;
    }
}
