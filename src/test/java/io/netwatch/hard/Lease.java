package io.netwatch.hard;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Optional;

/** The lease of the operator that leads. */
record Lease(Stage stage) {
    private static final String NAME = "packet-capture-operator";

    /** Waits until one of them leads. */
    OperatorJvm awaitLeader(Duration limit) throws InterruptedException {
        return await(Optional.empty(), limit);
    }

    /** Waits until another one than this leads. */
    OperatorJvm awaitAnother(OperatorJvm than, Duration limit) throws InterruptedException {
        return await(Optional.of(than), limit);
    }

    /** Somebody else takes the lease, and lets it run out at once. */
    void takeAway() {
        // A patch without a version: the holder renews it at any moment.
        at().patch(PatchContext.of(PatchType.JSON_MERGE),
                "{\"spec\":{\"holderIdentity\":\"nobody\",\"leaseDurationSeconds\":1}}");
    }

    private OperatorJvm await(Optional<OperatorJvm> other, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            Optional<OperatorJvm> leader = leader();
            if (leader.isPresent() && !leader.equals(other)) {
                return leader.get();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("nobody else has led for " + limit.toSeconds() + " s");
    }

    private Optional<OperatorJvm> leader() {
        return Optional.ofNullable(at().get()).map(lease -> lease.getSpec().getHolderIdentity())
                .flatMap(holder -> stage.operators().stream()
                        .filter(operator -> holder.startsWith(operator.name() + "_")).findFirst());
    }

    private Resource<io.fabric8.kubernetes.api.model.coordination.v1.Lease> at() {
        KubernetesClient client = stage.site().world().client();
        return client.leases().inNamespace("default").withName(NAME);
    }
}
