package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@link Refusals} as one Event per policy and bridge, whose count says how many: a storm of alerts makes one write every
 * few seconds and waits for none of them.
 */
public final class RefusalEvents implements Refusals, AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final String teller = UUID.randomUUID().toString();
    private final EventWriter events;
    private final InformedPolicies policies;
    private final Map<RequestKey, Told> untold = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("refusals").factory());

    private record Told(int firings, String sentence) {
        Told and(Told later) {
            return new Told(firings + later.firings, later.sentence);
        }
    }

    private RefusalEvents(EventWriter events, InformedPolicies policies) {
        this.events = events;
        this.policies = policies;
    }

    public static RefusalEvents start(EventWriter events, InformedPolicies policies) {
        RefusalEvents refusals = new RefusalEvents(events, policies);
        Future<?> unused = refusals.timer.scheduleWithFixedDelay(refusals::write, PAUSE.toMillis(), PAUSE.toMillis(),
                TimeUnit.MILLISECONDS);
        return refusals;
    }

    @Override
    public void tell(String namespace, String policy, String sentence) {
        untold.merge(new RequestKey(namespace, policy), new Told(1, sentence), Told::and);
    }

    /** What is not told yet is told now. */
    @Override
    public void close() {
        timer.close();
        write();
    }

    private void write() {
        untold.keySet().forEach(policy -> {
            Told told = untold.remove(policy);
            policies.find(policy.namespace(), policy.name()).map(ObjectMeta::getUid)
                    .ifPresent(uid -> events.write(EventWriter.Subject.policy(policy, uid, teller), Reason.Suppressed,
                            Reason.Suppressed.message(told.sentence()), told.firings()));
        });
    }
}
