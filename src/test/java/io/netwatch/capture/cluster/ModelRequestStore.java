package io.netwatch.capture.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.cluster.RequestStore.Stored;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.util.List;
import java.util.Map;

/** Stores requests in the model of the API server, in this very thread. */
public record ModelRequestStore(Resources requests) {

    public Stored create(NewRequest request) {
        Map<String, Object> object = Map.of("apiVersion", CaptureApi.GROUP + "/" + CaptureApi.VERSION, "kind",
                "PacketCaptureRequest", "metadata", Map.of("namespace", request.namespace(), "name", request.name(),
                        "labels", request.labels(), "finalizers", List.of(CaptureApi.FINALIZER)),
                "spec", request.spec());
        try {
            requests.create(Serialization.unmarshal(Serialization.asJson(object), ObjectNode.class));
            return new Stored.Created();
        } catch (ApiException e) {
            return e.code() == 409 ? new Stored.AlreadyThere(request.spec()) : new Stored.Refused(e.getMessage());
        }
    }
}
