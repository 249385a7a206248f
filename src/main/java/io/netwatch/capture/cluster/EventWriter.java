package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Hash;
import io.netwatch.capture.core.terms.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Writes Events. Their names are made of what they say, so a repeat after a crash does not say it twice. */
public final class EventWriter {
    private static final Logger LOG = System.getLogger(EventWriter.class.getName());
    private static final int LONGEST_NAME = 200;
    private final KubernetesClient client;
    private final InstantSource clock;

    public EventWriter(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    void write(RequestKey key, String uid, Reason reason, String message) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String stem = key.name().substring(0, Math.min(LONGEST_NAME, key.name().length()));
        var event = new EventBuilder().withNewMetadata().withNamespace(key.namespace())
                .withName(stem + "." + Hash.hex(uid + reason + message, 16)).endMetadata().withNewInvolvedObject()
                .withApiVersion(CaptureApi.GROUP + "/" + CaptureApi.VERSION).withKind("PacketCaptureRequest")
                .withNamespace(key.namespace()).withName(key.name()).withUid(uid).endInvolvedObject()
                .withReason(reason.word()).withMessage(message).withType(reason.isWarning() ? "Warning" : "Normal")
                .withFirstTimestamp(now).withLastTimestamp(now).withCount(1).withNewSource()
                .withComponent("packet-capture-operator").endSource().build();
        try {
            client.resource(event).create();
        } catch (KubernetesClientException e) {
            LOG.log(e.getCode() == 409 ? Level.DEBUG : Level.WARNING, "Event {0} of {1} was not stored: {2}",
                    reason.word(), key, e.getMessage());
        }
    }
}
