package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.netwatch.capture.core.policy.Activity;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.terms.Reason;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@link PolicyActivity} from the requests that the policies have ordered, and from the Events by which the bridges tell
 * what they have turned away. There are few of those: one per policy and bridge, for as long as the API server keeps Events.
 */
public final class InformedActivity implements PolicyActivity, AutoCloseable {
    private static final String BY_SUBJECT = "subject";

    private final InformedSiblings siblings;
    private final SharedIndexInformer<Event> events;

    private InformedActivity(InformedSiblings siblings, SharedIndexInformer<Event> events) {
        this.siblings = siblings;
        this.events = events;
    }

    /** Returns when all Events about policies have been read once. */
    public static InformedActivity start(KubernetesClient client, InformedSiblings siblings) {
        SharedIndexInformer<Event> events = client.v1().events().inAnyNamespace()
                .withField("involvedObject.kind", "PacketCapturePolicy").runnableInformer(0)
                .addIndexers(Map.of(BY_SUBJECT, event -> List.of(event.getInvolvedObject().getUid())));
        events.run();
        return new InformedActivity(siblings, events);
    }

    @Override
    public Activity of(Policy policy, String uid) {
        long turnedAway = events.getIndexer().byIndex(BY_SUBJECT, uid).stream()
                .filter(event -> Reason.Suppressed.word().equals(event.getReason()))
                .mapToLong(event -> Objects.requireNonNullElse(event.getCount(), 1)).sum();
        return new Activity(siblings.firings(policy), turnedAway);
    }

    public boolean isHealthy() {
        return events.isRunning() && events.hasSynced();
    }

    @Override
    public void close() {
        events.close();
    }
}
