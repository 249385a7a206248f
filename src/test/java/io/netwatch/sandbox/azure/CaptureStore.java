package io.netwatch.sandbox.azure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All sessions that ever were: deleted ones stay, since their files outlive them. */
final class CaptureStore {
    private final Map<String, CaptureSession> latest = new LinkedHashMap<>();
    private final List<CaptureSession> buried = new ArrayList<>();
    private final Map<String, Integer> creates = new HashMap<>();
    private final Map<String, Integer> deletes = new HashMap<>();
    private final Map<String, List<String>> troubles = new HashMap<>();

    /** The session of this name, also while it is being deleted; ids match without regard to case. */
    Optional<CaptureSession> find(String id, Instant now) {
        return Optional.ofNullable(latest.get(key(id))).filter(session -> !session.isGone(now));
    }

    List<CaptureSession> below(NetworkWatcher watcher, Instant now) {
        return present(now).filter(session -> session.watcher().id().equals(watcher.id())).toList();
    }

    Stream<CaptureSession> present(Instant now) {
        return latest.values().stream().filter(session -> !session.isGone(now));
    }

    /** Sessions in a region of a subscription, running or not. */
    long count(String subscription, String location, Instant now) {
        return present(now).map(CaptureSession::watcher).filter(watcher -> watcher.location().equalsIgnoreCase(location)
                && watcher.id().subscription().equalsIgnoreCase(subscription)).count();
    }

    /** Deleted sessions first, oldest first. */
    Stream<CaptureSession> everything() {
        return Stream.concat(buried.stream(), latest.values().stream());
    }

    void created(CaptureSession session) {
        creates.merge(session.name(), 1, Integer::sum);
        // Removed first, so that a list shows sessions in the order of their creation.
        CaptureSession previous = latest.remove(key(session.id()));
        if (previous != null) {
            buried.add(previous);
        }
        latest.put(key(session.id()), session);
    }

    void deleted(CaptureSession session) {
        deletes.merge(session.name(), 1, Integer::sum);
        replace(session);
    }

    void replace(CaptureSession session) {
        latest.replace(key(session.id()), session);
    }

    /** Changes all sessions on this machine alone that still take packets. Invented: a scale set's goes on without one of its instances. */
    void changeRunning(ResourceId machine, Instant now, UnaryOperator<CaptureSession> change) {
        present(now)
                .filter(session -> session.machines().stream().allMatch(each -> each.id().key().equals(machine.key())))
                .filter(session -> session.ended(now).isEmpty()).toList()
                .forEach(session -> replace(change.apply(session)));
    }

    /** Invented: errors that the agent of this session reports from now on, beside whatever else it does. */
    void trouble(String name, List<String> errors) {
        troubles.put(name, errors);
    }

    List<String> troubles(String name) {
        return troubles.getOrDefault(name, List.of());
    }

    Map<String, Integer> creates() {
        return Map.copyOf(creates);
    }

    int creates(String name) {
        return creates.getOrDefault(name, 0);
    }

    int deletes(String name) {
        return deletes.getOrDefault(name, 0);
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
