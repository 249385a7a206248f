package io.netwatch.sandbox.simulation;

import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.operator.Acts;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.model.Resources;

/** What a run's operator works on: the ports as it sees them, and behind them the models as they are. */
record Worlds(Cluster cluster, Acts acts, Azure azure, Resources requests, ManualClock clock) {}
