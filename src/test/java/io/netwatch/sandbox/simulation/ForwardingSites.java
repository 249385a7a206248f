package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;

/** Everything that a visit calls, passed on to {@link #behind}. */
interface ForwardingSites extends Sites, ForwardingCluster {
    @Override
    Sites behind();

    @Override
    default List<String> calls() {
        return behind().calls();
    }

    @Override
    default Observation perform(Request request, Call call) {
        return behind().perform(request, call);
    }

    @Override
    default void blocked(Request request, Reason reason) {
        behind().blocked(request, reason);
    }
}
