package io.netwatch.capture.cluster;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.core.policy.Labels;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.request.RecorderMark;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How a recording carries its flight recorder: labels for people, and the policy as its owner for the garbage collector. */
final class RecorderShell {
    private static final String API_VERSION = CaptureApi.GROUP + "/" + CaptureApi.VERSION;
    private static final String KIND = "PacketCapturePolicy";

    private RecorderShell() {}

    /** Both must say so: a label alone makes nobody's request a recording. */
    static Optional<RecorderMark> mark(ObjectMeta meta) {
        Map<String, String> labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
        String recorder = labels.get(Labels.RECORDER);
        return recorder == null
                ? Optional.empty()
                : Objects.requireNonNullElse(meta.getOwnerReferences(), List.<OwnerReference>of()).stream()
                        .filter(owner -> Boolean.TRUE.equals(owner.getController()) && KIND.equals(owner.getKind())
                                && API_VERSION.equals(owner.getApiVersion())
                                && recorder.equals(Labels.policy(owner.getName())))
                        .findFirst().map(owner -> new RecorderMark(owner.getName(), owner.getUid(),
                                number(labels.get(Labels.RECORDING)), labels.getOrDefault(Labels.SETTINGS, ""),
                                frozenBy(meta)));
    }

    static List<OwnerReference> owners(Optional<NewRequest.Owner> owner) {
        return owner.map(it -> new OwnerReferenceBuilder().withApiVersion(API_VERSION).withKind(KIND)
                .withName(it.name()).withUid(it.uid()).withController(true).build()).stream().toList();
    }

    private static Optional<String> frozenBy(ObjectMeta meta) {
        return Optional.ofNullable(meta.getAnnotations()).map(all -> all.get(CaptureApi.FROZEN_BY));
    }

    /** A hand may have damaged it; then it counts for nothing. */
    private static int number(String label) {
        return label != null && label.matches("[0-9]{1,9}") ? Integer.parseInt(label) : 0;
    }
}
