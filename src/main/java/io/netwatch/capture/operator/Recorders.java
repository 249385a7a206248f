package io.netwatch.capture.operator;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.RequestStore.Stored;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.RecorderPlan;
import io.netwatch.capture.core.request.Recording;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Keeps policies' flight recorders running: makes the recordings that are missing, and removes those that nobody wants any
 * more. What it remembers spares calls until the watch has seen what was made; losing that makes nothing twice.
 */
public final class Recorders {
    private static final Logger LOG = System.getLogger(Recorders.class.getName());
    /** A recording that the watch does not show for so long was deleted, and not merely made. */
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Function<NewRequest, Stored> create;
    private final InstantSource clock;
    private final Map<String, Instant> made = new ConcurrentHashMap<>();

    /** @param create stores a request */
    public Recorders(Cluster cluster, Function<NewRequest, Stored> create, InstantSource clock) {
        this.cluster = cluster;
        this.create = create;
        this.clock = clock;
    }

    /** Of whatever policy has, or had, this name. */
    List<Recording> of(Policy policy) {
        return cluster.recordings(policy.namespace(), policy.name()).all();
    }

    /**
     * Does what is due.
     *
     * @param generation of the policy as it was seen
     * @return when more will be due, as far as time alone says
     */
    Optional<Instant> run(Policy policy, String uid, long generation) {
        Instant now = clock.instant();
        RecorderPlan plan = RecorderPlan.of(policy, uid, of(policy), now);
        made.values().removeIf(at -> now.isAfter(at.plus(SEEN_WITHIN)));
        // What was seen of the policy may be of a moment ago, and a recording that is gone is gone.
        if (!plan.remove().isEmpty() && cluster.generation(policy.namespace(), policy.name(), uid)
                .filter(there -> there == generation).isPresent()) {
            plan.remove().forEach(this::remove);
        }
        plan.make().stream().filter(one -> !made.containsKey(key(one))).forEach(this::make);
        return plan.next();
    }

    private void remove(Recording recording) {
        if (!cluster.delete(recording.request())) {
            LOG.log(Level.DEBUG, "Recording {0} has changed meanwhile: it is looked at again.", recording.name());
        }
    }

    private void make(NewRequest recording) {
        switch (create.apply(recording)) {
            case Stored.Created _,Stored.AlreadyThere _ -> made.put(key(recording), clock.instant());
            case Stored.Refused(var words) -> {
                made.put(key(recording), clock.instant());
                LOG.log(Level.WARNING, "The API server refuses recording {0}: {1}", key(recording), words);
            }
            case Stored.Unavailable(var words) ->
                LOG.log(Level.WARNING, "Recording {0} could not be stored yet: {1}", key(recording), words);
        }
    }

    private static String key(NewRequest recording) {
        return recording.namespace() + "/" + recording.name();
    }
}
