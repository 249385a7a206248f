package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes what each visit finds, and lets it end there. The first two visits to the object named "failing" fail. */
public final class Sightings implements ForwardingCluster {
    private static final int FAILURES = 2;

    private final Cluster behind;
    private final Map<String, List<Sighting>> all = new HashMap<>();
    private final Map<String, List<String>> uids = new HashMap<>();
    private long last = System.nanoTime();
    private int failed;

    /** @param incarnation counts the objects that have had this name, from 1 */
    public record Sighting(int incarnation, long generation, boolean deleting) {}

    public Sightings(Cluster behind) {
        this.behind = behind;
    }

    @Override
    public Cluster behind() {
        return behind;
    }

    @Override
    public synchronized Optional<Request> read(RequestKey key) {
        last = System.nanoTime();
        behind.read(key).ifPresentOrElse(found -> note(key.name(), found),
                () -> note(key.name(), new Sighting(0, 0, true)));
        if (key.name().equals("failing") && failed++ < FAILURES) {
            throw new IllegalStateException("this visit fails");
        }
        return Optional.empty();
    }

    /** How long nobody has visited anything. */
    public synchronized long quietMillis() {
        return (System.nanoTime() - last) / 1_000_000;
    }

    synchronized void begin() {
        last = System.nanoTime();
        all.clear();
    }

    synchronized Histories.Step step(String name) {
        List<Sighting> seen = all.getOrDefault(name, List.of());
        return new Histories.Step(!seen.isEmpty(), seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast()));
    }

    private void note(String name, Request found) {
        List<String> known = uids.computeIfAbsent(name, _ -> new ArrayList<>());
        if (!known.contains(found.uid())) {
            known.add(found.uid());
        }
        note(name, new Sighting(known.indexOf(found.uid()) + 1, found.generation(), found.deleting()));
    }

    private void note(String name, Sighting sighting) {
        all.computeIfAbsent(name, _ -> new ArrayList<>()).add(sighting);
    }
}
