package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises objects that a GitOps tool would put back if somebody else deleted them. */
final class GitOps {
    private GitOps() {}

    static Optional<String> manager(ObjectMeta meta) {
        Map<String, String> labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
        Map<String, String> annotations = Objects.requireNonNullElse(meta.getAnnotations(), Map.of());
        boolean flux = labels.keySet().stream().anyMatch(key -> key.contains(".toolkit.fluxcd.io/"));
        boolean argo = Stream.of(labels, annotations)
                .anyMatch(map -> map.containsKey("argocd.argoproj.io/tracking-id")
                        || map.containsKey("argocd.argoproj.io/instance"));
        // Argo CD may track by a label that everybody uses; the name under which it applies is its own.
        boolean applied = Objects.requireNonNullElse(meta.getManagedFields(), List.<ManagedFieldsEntry>of()).stream()
                .anyMatch(entry -> "argocd-controller".equals(entry.getManager()));
        boolean helm = "Helm".equals(labels.get("app.kubernetes.io/managed-by"));
        return flux
                ? Optional.of("Flux")
                : argo || applied
                        ? Optional.of("Argo CD")
                        : helm
                                ? Optional.of("Helm")
                                : Optional.empty();
    }
}
