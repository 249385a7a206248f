package io.netwatch.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The example's capture, of another machine and another length. */
final class CaptureSpecs {
    private static final JsonNode EXAMPLE = example();

    private CaptureSpecs() {}

    static PacketCaptureRequestSpec of(String machine, int seconds) {
        ObjectNode spec = EXAMPLE.deepCopy();
        ObjectNode target = (ObjectNode) spec.path("target");
        target.put("resourceId", target.path("resourceId").asText().replaceFirst("[^/]+$", machine));
        spec.put("timeLimitSeconds", seconds);
        return new ObjectMapper().convertValue(spec, PacketCaptureRequestSpec.class);
    }

    private static JsonNode example() {
        try {
            return new YAMLMapper().readTree(Path.of("examples", "request.yaml").toFile()).path("spec");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
