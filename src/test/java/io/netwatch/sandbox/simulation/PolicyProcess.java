package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.ModelRequestStore;
import io.netwatch.capture.cluster.RequestStore.Stored;
import io.netwatch.capture.core.policy.Activity;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.operator.Drills;
import io.netwatch.capture.operator.PolicyVisit;
import io.netwatch.capture.operator.Recorders;
import io.netwatch.capture.operator.Rehearsals;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Starts processes that look at the policy of a run. */
final class PolicyProcess {
    private final StoredPolicy policy;
    private final ModelRequestStore store;
    private final RecorderCluster cluster;
    private final UnaryOperator<NewRequest> making;
    private Activity counted = Activity.NONE;
    private long countedAt = -1;

    /** @param making what becomes of a recording on its way to the API server */
    PolicyProcess(StoredPolicy policy, ModelRequestStore store, RecorderCluster cluster,
            UnaryOperator<NewRequest> making) {
        this.policy = policy;
        this.store = store;
        this.cluster = cluster;
        this.making = making;
    }

    /** One that remembers nothing yet. */
    PolicyVisit start(Sites sites, InstantSource time, Interference around) {
        return new PolicyVisit(
                (read, status) -> around.ofPolicy("policy write", () -> policy.write(read, status), () -> false),
                (mine, _) -> activity(mine), new Drills(sites::read, store::create, time),
                new Rehearsals(sites, new Decide(Simulation.RULES), time),
                new Recorders(cluster.remembering(sites), made -> make(made, around), time), time);
    }

    /** The store never throws: what is not answered may be tried again. */
    private Stored make(NewRequest recording, Interference around) {
        try {
            return around.ofPolicy("make", () -> store.create(making.apply(recording)),
                    () -> new Stored.Unavailable("the namespace is being deleted"));
        } catch (IllegalStateException e) {
            return new Stored.Unavailable(e.getMessage());
        }
    }

    /** Counted anew only when there is news: that takes time. */
    private Activity activity(Policy mine) {
        long events = cluster.seen().events();
        if (countedAt != events) {
            counted = store.activity(mine);
            countedAt = events;
        }
        return counted;
    }
}
