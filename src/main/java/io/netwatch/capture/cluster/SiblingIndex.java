package io.netwatch.capture.cluster;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.core.policy.Labels;
import io.netwatch.capture.core.policy.Sibling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests of each policy as its admission sees them, each read once when it comes or changes: in a storm every alert
 * asks for thousands of them. Thread-safe; the informer changes it, one object at a time.
 */
final class SiblingIndex {
    private final Map<String, Map<String, Sibling>> byPolicy = new ConcurrentHashMap<>();

    /** @param before what this request was until now; null when it is new */
    void put(PacketCaptureRequest before, PacketCaptureRequest now) {
        if (before != null && !policy(before).equals(policy(now))) {
            remove(before);
        }
        RequestShell.sibling(now).ifPresentOrElse(sibling -> add(policy(now), sibling), () -> remove(now));
    }

    /** Under the same lock as a removal, which drops a policy with the last of its requests. */
    private void add(String policy, Sibling sibling) {
        byPolicy.compute(policy, (_, siblings) -> {
            Map<String, Sibling> all = siblings == null ? new ConcurrentHashMap<>() : siblings;
            all.put(sibling.name(), sibling);
            return all;
        });
    }

    void remove(PacketCaptureRequest gone) {
        byPolicy.computeIfPresent(policy(gone), (_, siblings) -> {
            siblings.remove(gone.getMetadata().getName());
            return siblings.isEmpty() ? null : siblings;
        });
    }

    /** @param policy its name as a label */
    List<Sibling> of(String namespace, String policy) {
        return List.copyOf(byPolicy.getOrDefault(key(namespace, policy), Map.of()).values());
    }

    private static String policy(PacketCaptureRequest request) {
        return key(request.getMetadata().getNamespace(), Optional.ofNullable(request.getMetadata().getLabels())
                .map(labels -> labels.get(Labels.POLICY)).orElse(""));
    }

    private static String key(String namespace, String policy) {
        return namespace + "/" + policy;
    }
}
