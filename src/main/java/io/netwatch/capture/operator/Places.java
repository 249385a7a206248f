package io.netwatch.capture.operator;

import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.Create;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.SessionCount;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives out the places among the sessions of each network watcher: a count alone is shared and half a minute old, or ten
 * minutes where most places are free, so what was given out since is added to it. All of it is memory; after a restart the count is true again, and Azure itself has
 * the last word.
 */
public final class Places implements Acts {
    private final Acts acts;
    private final InstantSource clock;
    private final long most;
    private final Map<ArmId, Region> regions = new ConcurrentHashMap<>();

    /** @param most sessions per network watcher, where Azure allows more */
    public Places(Acts acts, InstantSource clock, long most) {
        this.acts = acts;
        this.clock = clock;
        this.most = most;
    }

    /** Requests that wait for a place. */
    public int waiting() {
        return regions.values().stream().mapToInt(region -> region.waiting(clock.instant())).sum();
    }

    @Override
    public Observation perform(Request request, Call call) {
        if (call instanceof CountSessions count) {
            return counted(request, count);
        }
        Observation seen = acts.perform(request, call);
        if (call instanceof Create(var order)) {
            region(order.session().watcher()).ordered(request.uid(), order, seen, clock.instant());
        }
        return seen;
    }

    private Observation counted(Request request, CountSessions call) {
        Region region = region(call.watcher());
        Observation seen = region.roomy(clock.instant()).<Observation>map(Observation.SessionsCounted::new)
                .orElseGet(() -> acts.perform(request, call));
        return seen instanceof Observation.SessionsCounted(var count)
                ? new Observation.SessionsCounted(region.ask(request, new SessionCount(count.used(),
                        Math.min(count.limit(), most), count.at(), count.nextEnd()), clock.instant()))
                : seen;
    }

    @Override
    public void blocked(Request request, Reason reason) {
        acts.blocked(request, reason);
    }

    private Region region(ArmId watcher) {
        return regions.computeIfAbsent(watcher, _ -> new Region());
    }
}
