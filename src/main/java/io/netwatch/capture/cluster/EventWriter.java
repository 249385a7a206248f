package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Hash;
import io.netwatch.capture.core.terms.Moments;
import io.netwatch.capture.core.terms.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.InstantSource;

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

    /**
     * What an Event is about.
     *
     * @param apart keeps apart Events of one reason: of several processes, each of which counts for itself, or about several
     *     targets; empty where there is one
     */
    record Subject(String kind, RequestKey key, String uid, String apart) {
        static Subject request(RequestKey key, String uid) {
            return new Subject("PacketCaptureRequest", key, uid, "");
        }

        static Subject policy(RequestKey key, String uid, String apart) {
            return new Subject("PacketCapturePolicy", key, uid, apart);
        }
    }

    /** @param message at most 1024 characters without a secret: whoever may read the Events reads it */
    void write(RequestKey key, String uid, Reason reason, String message) {
        write(Subject.request(key, uid), reason, message, 1);
    }

    /** @param count how often it happened since it was written last */
    void write(Subject about, Reason reason, String message, int count) {
        try {
            store(event(about, reason, message, count));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Event {0} of {1} was not stored: {2}", reason.word(), about.key(), e.getMessage());
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
        return new EventBuilder(before).withCount(count + now.getCount()).withLastTimestamp(now.getLastTimestamp())
                .withMessage(now.getMessage()).withType(now.getType()).build();
    }

    private Event event(Subject about, Reason reason, String message, int count) {
        RequestKey key = about.key();
        String now = Moments.text(clock.instant());
        String stem = key.name().substring(0, Math.min(LONGEST_NAME, key.name().length()));
        return new EventBuilder().withNewMetadata().withNamespace(key.namespace())
                .withName(stem + "." + Hash.hex(about.uid() + reason.word() + about.apart(), 16)).endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(CaptureApi.GROUP + "/" + CaptureApi.VERSION).withKind(about.kind())
                .withNamespace(key.namespace()).withName(key.name()).withUid(about.uid()).endInvolvedObject()
                .withReason(reason.word()).withMessage(message).withType(reason.isWarning() ? "Warning" : "Normal")
                .withFirstTimestamp(now).withLastTimestamp(now).withCount(count).withNewSource()
                .withComponent(COMPONENT)
                .endSource().withReportingComponent(COMPONENT).build();
    }
}
