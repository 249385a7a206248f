package io.netwatch.capture.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import io.netwatch.sandbox.kubernetes.model.Watch;
import io.netwatch.sandbox.kubernetes.model.WatchEvent;
import java.util.List;

/** A process's memory of recordings, fed by a watch on the model of the API server, in this very thread. */
public final class ModelRecordings {
    private final RecordingIndex index = new RecordingIndex();
    private final Watch watch;
    private boolean news;
    private long events;

    public ModelRecordings(Resources requests) {
        watch = requests.watch(Filter.all());
        index.listen(_ -> news = true);
    }

    /** Takes what has happened since. A watch that is silent does not. */
    public void catchUp() {
        watch.poll().forEach(this::take);
    }

    /** Whether a recording has changed since this was asked last. */
    public boolean news() {
        boolean had = news;
        news = false;
        return had;
    }

    /** Counts what the watch has brought, of all requests. */
    public long events() {
        return events;
    }

    public List<Recording> of(String namespace, String policy) {
        return index.of(namespace, policy);
    }

    private void take(WatchEvent event) {
        events++;
        ObjectNode object = event.object();
        if (event.type().equals("DELETED")) {
            index.remove(object.at("/metadata/namespace").asText(), object.at("/metadata/name").asText());
        } else if (object.at("/metadata/ownerReferences").isArray()) {
            index.put(Serialization.unmarshal(object.toString(), PacketCaptureRequest.class));
        }
    }
}
