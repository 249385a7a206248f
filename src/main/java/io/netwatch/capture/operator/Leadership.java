package io.netwatch.capture.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * The lease of the operator that leads. JOSDK 5.3 goes on reconciling when its builder's lease is lost, its own exit would
 * wait for a lock that it holds itself, and it does not give a lease back; so the end is told here, and the lease given back.
 */
public final class Leadership {
    private static final Logger LOG = System.getLogger(Leadership.class.getName());
    private static final String LEASE = "packet-capture-operator";
    /** The shortest time that a lease can be for: whoever waits for it leads a second later. */
    private static final Duration NO_TIME = Duration.ofSeconds(1);

    private final String namespace;
    private final String identity;
    private final Runnable lost;
    private volatile boolean leaving;

    /**
     * @param host where this process runs; a second process there is told apart
     * @param lost is run when another one leads or may lead: this process must not go on
     */
    public Leadership(String namespace, String host, Runnable lost) {
        this.namespace = namespace;
        this.identity = host + "_" + UUID.randomUUID();
        this.lost = lost;
    }

    LeaderElectionConfiguration configuration() {
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE).withLeaseNamespace(namespace)
                .withIdentity(identity).withLeaderCallbacks(new LeaderCallbacks(() -> {}, this::stopped, _ -> {}))
                .build();
    }

    /** From now on not leading any more is what is wanted. */
    void leave() {
        leaving = true;
    }

    /** The next one need not wait until the lease has run out. */
    void giveBack(KubernetesClient client) {
        LeaseLock lock = new LeaseLock(namespace, LEASE, identity);
        try {
            LeaderElectionRecord held = lock.get(client);
            if (held != null && identity.equals(held.getHolderIdentity())) {
                ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
                lock.update(client, new LeaderElectionRecord(null, NO_TIME, now, now, held.getLeaderTransitions()));
            }
        } catch (KubernetesClientException e) {
            LOG.log(Level.INFO, "The lease could not be given back, and runs out by itself: {0}", e.getMessage());
        }
    }

    private void stopped() {
        if (!leaving) {
            LOG.log(Level.ERROR, "The lease {0}/{1} is lost: another operator may lead, so this process ends.",
                    namespace,
                    LEASE);
            lost.run();
        }
    }
}
