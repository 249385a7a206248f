package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.operator.Acts;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.model.Resources;

/** What a run's operator works on: the ports as it sees them, and behind them the models as they are. */
record Worlds(Cluster cluster, Acts acts, Azure azure, Resources requests, ManualClock clock) {

    /** Somebody changes what nothing depends on. */
    void edit(RequestKey key) {
        requests.find(key.namespace(), key.name()).ifPresent(request -> {
            request.withObject("/spec").put("reason", request.at("/spec/reason").asText() + "+");
            requests.update(request);
        });
    }
}
