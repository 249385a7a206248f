package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.policy.Firing;
import io.netwatch.capture.core.policy.Labels;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.Sibling;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@link Siblings} kept current by a watch on the requests that carry a policy's label. */
public final class InformedSiblings implements Siblings, AutoCloseable {
    private static final String BY_POLICY = "policy";

    private final SharedIndexInformer<PacketCaptureRequest> informer;
    private final SiblingIndex index;

    private InformedSiblings(SharedIndexInformer<PacketCaptureRequest> informer, SiblingIndex index) {
        this.informer = informer;
        this.index = index;
    }

    /** Returns when all of them have been read once. */
    public static InformedSiblings start(KubernetesClient client) {
        SiblingIndex index = new SiblingIndex();
        SharedIndexInformer<PacketCaptureRequest> informer = client.resources(PacketCaptureRequest.class)
                .inAnyNamespace().withLabel(Labels.POLICY).runnableInformer(0).itemStore(new BriefStore(index))
                .addIndexers(Map.of(BY_POLICY, request -> List.of(key(request))));
        informer.run();
        return new InformedSiblings(informer, index);
    }

    @Override
    public List<Sibling> of(Policy policy) {
        return index.of(policy.namespace(), Labels.policy(policy.name()));
    }

    /** The same requests, as the policy's status tells of them. */
    List<Firing> firings(Policy policy) {
        return requests(policy).flatMap(request -> RequestShell.firing(request).stream()).toList();
    }

    private Stream<PacketCaptureRequest> requests(Policy policy) {
        return informer.getIndexer().byIndex(BY_POLICY, key(policy.namespace(), Labels.policy(policy.name()))).stream();
    }

    /** False when the watch has ended for good and what is known grows stale. */
    public boolean isHealthy() {
        return informer.isRunning() && informer.hasSynced();
    }

    @Override
    public void close() {
        informer.close();
    }

    private static String key(HasMetadata request) {
        return key(request.getMetadata().getNamespace(), request.getMetadata().getLabels().get(Labels.POLICY));
    }

    private static String key(String namespace, String policy) {
        return namespace + "/" + policy;
    }
}
