package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import java.util.Map;
import java.util.Optional;

/**
 * A request that an alert orders, or the operator makes. Its name is a hash of what makes it unique, so that a second try
 * meets the first.
 *
 * @param owner the policy with which it goes; evidence has none
 */
public record NewRequest(String namespace, String name, Map<String, String> labels, Map<String, String> annotations,
        PacketCaptureRequestSpec spec, Optional<Owner> owner) {

    /** A policy as Kubernetes' garbage collector knows it. */
    public record Owner(String name, String uid) {}

    public NewRequest {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** One that outlives its policy. */
    public NewRequest(String namespace, String name, Map<String, String> labels, Map<String, String> annotations,
            PacketCaptureRequestSpec spec) {
        this(namespace, name, labels, annotations, spec, Optional.empty());
    }

    public NewRequest annotated(Map<String, String> more) {
        return new NewRequest(namespace, name, labels, more, spec, owner);
    }
}
