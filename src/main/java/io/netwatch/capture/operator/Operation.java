package io.netwatch.capture.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ConfigurationServiceOverrider;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.netwatch.capture.cluster.OwnWatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The running reconcile loop: JOSDK set up so that nothing is given up. */
public final class Operation implements AutoCloseable {
    /** JOSDK's own default gives up after five attempts and comes back after ten hours. */
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final Duration FAILSAFE = Duration.ofMinutes(30);
    /** Objects per answer when all are listed. */
    private static final long PAGE = 500;
    /** Of those that Azure does not answer; the process is to end within 5 s, and what is cut short is found again. */
    private static final Duration VISITS_UNDER_WAY = Duration.ofSeconds(3);
    private static final Duration VISITS_CUT_SHORT = Duration.ofMillis(500);

    private final Operator operator;
    private final ExecutorService workers;
    private final AtomicBoolean informersAlive;
    private final Optional<Leadership> leadership;
    private final KubernetesClient client;

    private Operation(Operator operator, ExecutorService workers, AtomicBoolean informersAlive,
            Optional<Leadership> leadership, KubernetesClient client) {
        this.operator = operator;
        this.workers = workers;
        this.informersAlive = informersAlive;
        this.leadership = leadership;
        this.client = client;
    }

    /**
     * @param watch is shown every request; the visits' cluster takes from it
     * @param leadership how leaders are elected; nobody is when empty, and this process leads
     * @param metrics is told what the loop does
     */
    public static Operation start(KubernetesClient client, Visit visit, PolicyReconciler policies, InstantSource clock,
            OwnWatch watch, Optional<Leadership> leadership, Metrics metrics) {
        AtomicBoolean alive = new AtomicBoolean(true);
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        Operator operator = new Operator(
                settings -> configure(settings.withMetrics(metrics), client, workers, leadership, alive));
        operator.register(new RequestReconciler(visit, clock),
                controller -> controller.withRetry(forEver()).withReconciliationMaxInterval(FAILSAFE)
                        .withItemStore(new Outlines(watch)).withInformerListLimit(PAGE));
        operator.register(policies, controller -> controller.withRetry(forEver()).withGenerationAware(false)
                .withOnUpdateFilter(PolicyReconciler::isNews));
        operator.start();
        return new Operation(operator, workers, alive, leadership, client);
    }

    /** False when a watch has ended for good: only a restart helps. */
    public boolean isHealthy() {
        return informersAlive.get() && operator.getRuntimeInfo().isStarted();
    }

    /** Takes no new work, lets visits under way finish for a while, gives the lease back. */
    @Override
    public void close() {
        leadership.ifPresent(Leadership::leave);
        operator.stop();
        try {
            workers.awaitTermination(VISITS_CUT_SHORT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        leadership.ifPresent(held -> held.giveBack(client));
    }

    // JOSDK calls this twice while it starts: nothing in here may create anything.
    private static void configure(ConfigurationServiceOverrider settings, KubernetesClient client,
            ExecutorService workers, Optional<Leadership> leadership, AtomicBoolean alive) {
        settings.withKubernetesClient(client).withCloseClientOnStop(false).withExecutorService(workers)
                .withReconciliationTerminationTimeout(VISITS_UNDER_WAY)
                .withInformerStoppedHandler((informer, error) -> alive.set(error == null && alive.get()));
        leadership.map(Leadership::configuration).ifPresent(settings::withLeaderElectionConfiguration);
    }

    private static GenericRetry forEver() {
        return new GenericRetry().setInitialInterval(Duration.ofMillis(500)).setIntervalMultiplier(2)
                .setMaxInterval(LONGEST_RETRY.toMillis()).withoutMaxAttempts();
    }
}
