package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import java.util.Map;

/** A request that an alert orders. Its name is a hash of what makes it unique, so that a second try meets the first. */
public record NewRequest(String namespace, String name, Map<String, String> labels, Map<String, String> annotations,
        PacketCaptureRequestSpec spec) {
    public NewRequest {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    public NewRequest annotated(Map<String, String> more) {
        return new NewRequest(namespace, name, labels, more, spec);
    }
}
