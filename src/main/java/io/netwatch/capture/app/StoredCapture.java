package io.netwatch.capture.app;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.PacketCaptureRequestStatus;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.evidence.report.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        return new Context(name(), Optional.ofNullable(request.getSpec().trigger()).map(StoredCapture::words),
                Optional.of(story()), Optional.of("java -jar packet-capture-operator.jar download " + name()));
    }

    private static String words(Trigger trigger) {
        return lines(List.of(line("Rule", trigger.rule()), line("Severity", trigger.severity()),
                line("Fired", trigger.firedTime()), line("Policy", trigger.policy())));
    }

    private String story() {
        return lines(List.of(line("Asked for", request.getMetadata().getCreationTimestamp()),
                line("Why", request.getSpec().reason()), line("Began", status()
                        .map(PacketCaptureRequestStatus::startTime).orElse(null)),
                line("Seen ended", status().map(PacketCaptureRequestStatus::endTime).orElse(null)),
                line("State", ready().map(Condition::reason).orElse(null)),
                line("Message", ready().map(Condition::message).orElse(null))));
    }

    private Optional<PacketCaptureRequestStatus> status() {
        return Optional.ofNullable(request.getStatus());
    }

    private Optional<Condition> ready() {
        return status().flatMap(status -> Conditions.find(status.conditions(), "Ready"));
    }

    private static Optional<String> line(String name, String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(text -> name + ": " + text);
    }

    private static String lines(List<Optional<String>> lines) {
        return lines.stream().flatMap(Optional::stream).collect(Collectors.joining("\n"));
    }
}
