package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCaptureRequestSpec;
import java.util.Map;

/** A request that an alert orders. Its name is a hash of what makes it unique, so that a second try meets the first. */
public record NewRequest(String namespace, String name, Map<String, String> labels, PacketCaptureRequestSpec spec) {
    public NewRequest {
        labels = Map.copyOf(labels);
    }
}
