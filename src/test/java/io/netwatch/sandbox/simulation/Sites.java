package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.operator.Acts;
import java.util.List;

/** Everything that a visit calls. */
interface Sites extends Cluster, Acts {

    /** Names of all calls so far, in order. */
    List<String> calls();
}
