package io.netwatch.capture.app;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.EvidenceChoice;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.operator.CaptureContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request as a person's own kubeconfig shows it. */
record StoredCapture(RequestKey key, PacketCaptureRequest request) {
    private static final Pattern KEY = Pattern
            .compile("(?<namespace>[a-z0-9]([a-z0-9-]*[a-z0-9])?)/(?<name>[a-z0-9]([a-z0-9.-]*[a-z0-9])?)");

    /** Reads {@code NAMESPACE/NAME}; empty when the text is none. */
    static Optional<RequestKey> key(String text) {
        Matcher parts = KEY.matcher(text);
        return parts.matches()
                ? Optional.of(new RequestKey(parts.group("namespace"), parts.group("name")))
                : Optional.empty();
    }

    static StoredCapture read(RequestKey key) {
        try (KubernetesClient client = App.client()) {
            return Optional.ofNullable(client.resources(PacketCaptureRequest.class).inNamespace(key.namespace())
                    .withName(key.name()).get()).map(found -> new StoredCapture(key, found))
                    .orElseThrow(() -> new CommandFailed("There is no PacketCaptureRequest %s/%s at %s."
                            .formatted(key.namespace(), key.name(), client.getMasterUrl())));
        } catch (KubernetesClientException e) {
            throw new CommandFailed("The request cannot be read: " + (e.getStatus() == null
                    ? e.getMessage()
                    : e.getStatus().getMessage()), e);
        }
    }

    /** At least one. */
    List<CaptureFile> files() {
        List<CaptureFile> files = status().map(PacketCaptureRequestStatus::files).orElse(List.of());
        if (files.isEmpty()) {
            throw new CommandFailed("%s has no file in a storage account%s".formatted(name(),
                    ready().map(word -> "; it is " + word.reason() + ": " + word.message()).orElse(" yet.")));
        }
        return files;
    }

    String name() {
        return key.namespace() + "/" + key.name();
    }

    /** What a report tells beside the packets. */
    Context context() {
        return CaptureContext.of(key, Optional.ofNullable(request.getMetadata().getCreationTimestamp()),
                request.getSpec(), status().orElse(StatusCodec.NONE));
    }

    /** When the alert fired that caused it. */
    Optional<Instant> fired() {
        return Optional.ofNullable(request.getSpec().trigger()).map(Trigger::firedTime)
                .flatMap(StatusCodec::instant);
    }

    /** Whether names that were looked up may be told of it. */
    boolean tellsDnsNames() {
        return EvidenceChoice.tellsDnsNames(request.getSpec().evidence());
    }

    private Optional<PacketCaptureRequestStatus> status() {
        return Optional.ofNullable(request.getStatus());
    }

    private Optional<Condition> ready() {
        return status().flatMap(status -> Conditions.find(status.conditions(), "Ready"));
    }
}
