package io.netwatch.capture.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.policy.Activity;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bridge's side of the API server's model, in this very thread. */
public final class ModelRequestStore implements RequestStore, Siblings {
    private final Resources requests;

    public ModelRequestStore(Resources requests) {
        this.requests = requests;
    }

    @Override
    public Stored create(NewRequest request) {
        PacketCaptureRequest shell = new PacketCaptureRequest();
        shell.setMetadata(new ObjectMetaBuilder().withNamespace(request.namespace()).withName(request.name())
                .withLabels(request.labels()).withFinalizers(CaptureApi.FINALIZER)
                .withOwnerReferences(RecorderShell.owners(request.owner())).build());
        shell.setSpec(request.spec());
        try {
            requests.create(Serialization.unmarshal(Serialization.asJson(shell), ObjectNode.class));
            return new Stored.Created();
        } catch (ApiException e) {
            return find(request.namespace(), request.name())
                    .<Stored>map(there -> new Stored.AlreadyThere(there.getSpec()))
                    .orElseGet(() -> new Stored.Refused(e.getMessage()));
        }
    }

    @Override
    public Stopped stop(String namespace, String name, Instant resolved) {
        Optional<ObjectNode> running = requests.find(namespace, name)
                .filter(object -> object.at("/spec/desiredState").asText("Running").equals("Running"));
        running.ifPresent(object -> {
            object.withObject("/spec").put("desiredState", "Stopped").withObject("/trigger").put("resolvedTime",
                    resolved.toString());
            requests.update(object);
        });
        return running.isPresent() ? new Stopped.Asked() : new Stopped.Gone();
    }

    @Override
    public List<Sibling> of(Policy policy) {
        return requests.list(Filter.all()).stream().map(ModelRequestStore::shell)
                .filter(shell -> shell.getSpec().trigger() != null
                        && shell.getSpec().trigger().policy().equals(policy.name()))
                .flatMap(shell -> RequestShell.sibling(shell).stream()).toList();
    }

    /** What the policy's requests tell; no bridge has turned anything away. */
    public Activity activity(Policy policy) {
        return new Activity(requests.list(Filter.all()).stream().map(ModelRequestStore::shell)
                .filter(shell -> shell.getSpec().trigger() != null
                        && shell.getSpec().trigger().policy().equals(policy.name()))
                .flatMap(shell -> RequestShell.firing(shell).stream()).toList(), 0);
    }

    private Optional<PacketCaptureRequest> find(String namespace, String name) {
        return requests.find(namespace, name).map(ModelRequestStore::shell);
    }

    private static PacketCaptureRequest shell(ObjectNode object) {
        return Serialization.unmarshal(object.toString(), PacketCaptureRequest.class);
    }
}
