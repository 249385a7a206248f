package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Hash;
import io.netwatch.capture.core.terms.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Writes Events of core v1, which {@code kubectl describe} counts and dates best. One object for each request and
 * reason: saying the same again raises its count. Whatever goes wrong is logged, because no visit may fail by it.
 */
public final class EventWriter {
    private static final Logger LOG = System.getLogger(EventWriter.class.getName());
    private static final String COMPONENT = "packet-capture-operator";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_NAME = 200;
    private final KubernetesClient client;
    private final InstantSource clock;

    public EventWriter(KubernetesClient client, InstantSource clock) {
        this.client = client.newClient(new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestTimeout((int) PATIENCE.toMillis()).withRequestRetryBackoffLimit(0).build())
                .adapt(KubernetesClient.class);
        this.clock = clock;
    }

    /** @param message at most 1024 characters without a secret: whoever may read the Events reads it */
    void write(RequestKey key, String uid, Reason reason, String message) {
        try {
            store(event(key, uid, reason, message));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Event {0} of {1} was not stored: {2}", reason.word(), key, e.getMessage());
        }
    }

    private void store(Event event) {
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            client.v1().events().inNamespace(event.getMetadata().getNamespace())
                    .withName(event.getMetadata().getName()).edit(before -> again(before, event));
        }
    }

    private static Event again(Event before, Event now) {
        int count = before.getCount() == null ? 1 : before.getCount();
        return new EventBuilder(before).withCount(count + 1).withLastTimestamp(now.getLastTimestamp())
                .withMessage(now.getMessage()).withType(now.getType()).build();
    }

    private Event event(RequestKey key, String uid, Reason reason, String message) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String stem = key.name().substring(0, Math.min(LONGEST_NAME, key.name().length()));
        return new EventBuilder().withNewMetadata().withNamespace(key.namespace())
                .withName(stem + "." + Hash.hex(uid + reason.word(), 16)).endMetadata().withNewInvolvedObject()
                .withApiVersion(CaptureApi.GROUP + "/" + CaptureApi.VERSION).withKind("PacketCaptureRequest")
                .withNamespace(key.namespace()).withName(key.name()).withUid(uid).endInvolvedObject()
                .withReason(reason.word()).withMessage(message).withType(reason.isWarning() ? "Warning" : "Normal")
                .withFirstTimestamp(now).withLastTimestamp(now).withCount(1).withNewSource().withComponent(COMPONENT)
                .endSource().withReportingComponent(COMPONENT).build();
    }
}
