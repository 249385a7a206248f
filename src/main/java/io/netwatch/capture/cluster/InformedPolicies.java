package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.core.policy.Policy;
import java.util.List;
import java.util.Optional;

/** {@link Policies} kept current by a watch, so that an alert waits for no read. */
public final class InformedPolicies implements Policies, AutoCloseable {
    private final SharedIndexInformer<PacketCapturePolicy> informer;

    private InformedPolicies(SharedIndexInformer<PacketCapturePolicy> informer) {
        this.informer = informer;
    }

    /** Returns when all policies have been read once. */
    public static InformedPolicies start(KubernetesClient client) {
        return new InformedPolicies(client.resources(PacketCapturePolicy.class).inAnyNamespace().inform());
    }

    @Override
    public List<Policy> in(String namespace) {
        return informer.getIndexer().byIndex(Cache.NAMESPACE_INDEX, namespace).stream()
                .map(shell -> new Policy(namespace, shell.getMetadata().getName(), shell.getSpec())).toList();
    }

    /** Of all namespaces, with their statuses. */
    public List<PacketCapturePolicy> all() {
        return informer.getIndexer().list();
    }

    @Override
    public Optional<String> uid(String namespace, String name) {
        return find(namespace, name).map(ObjectMeta::getUid);
    }

    /** The policy of that name, which {@code describe} tells from an older one by its UID. */
    Optional<ObjectMeta> find(String namespace, String name) {
        return Optional.ofNullable(informer.getIndexer().getByKey(Cache.namespaceKeyFunc(namespace, name)))
                .map(PacketCapturePolicy::getMetadata);
    }

    /** False when the watch has ended for good and what is known grows stale. */
    public boolean isHealthy() {
        return informer.isRunning() && informer.hasSynced();
    }

    @Override
    public void close() {
        informer.close();
    }
}
