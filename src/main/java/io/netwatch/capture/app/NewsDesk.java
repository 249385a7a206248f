package io.netwatch.capture.app;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.capture.app.telemetry.Metrics;
import io.netwatch.capture.cluster.Cluster;
import io.netwatch.capture.cluster.Fabric8Secrets;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.notify.HttpPost;
import io.netwatch.capture.notify.NewsConfig;
import io.netwatch.capture.operator.Courier;
import io.netwatch.capture.operator.Delivery;
import io.netwatch.capture.operator.Sinks;
import java.time.InstantSource;

/** Everything about news, wired. */
record NewsDesk(NewsConfig config, Parts parts, Metrics metrics, InstantSource clock) {

    /** To be closed after the visits, which hand in news until they end. */
    Courier open(KubernetesClient client, Cluster cluster, Policies policies, InstallId install) {
        HttpPost post = parts.add(new HttpPost(new Fabric8Secrets(client), config.hosts(), install.hex(), clock));
        Courier courier = parts.add(new Courier(new Delivery(cluster, post, new Sinks(config.sinks(), policies), clock,
                metrics::news), clock));
        metrics.watch(courier);
        return courier;
    }
}
