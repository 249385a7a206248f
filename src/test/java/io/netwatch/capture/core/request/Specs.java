package io.netwatch.capture.core.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.netwatch.capture.api.PacketCaptureRequestSpec;

/** Specs as their authors write them: YAML. */
final class Specs {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String EVERYDAY = """
            target:
              resourceId: %s
            storage:
              accountId: %s
            """.formatted(Given.VM, Given.ACCOUNT);

    private Specs() {}

    static PacketCaptureRequestSpec everyday() {
        return with("{}");
    }

    /** The everyday spec, in which each top-level field of {@code tweak} replaces the one of that name. */
    static PacketCaptureRequestSpec with(String tweak) {
        return tweak(YAML.valueToTree(spec(read(EVERYDAY))), tweak);
    }

    static PacketCaptureRequestSpec tweak(PacketCaptureRequestSpec spec, String tweak) {
        return tweak(YAML.<ObjectNode>valueToTree(spec), tweak);
    }

    private static PacketCaptureRequestSpec tweak(ObjectNode spec, String tweak) {
        return spec(spec.setAll((ObjectNode) read(tweak)));
    }

    private static JsonNode read(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    private static PacketCaptureRequestSpec spec(JsonNode node) {
        try {
            return YAML.treeToValue(node, PacketCaptureRequestSpec.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(node.toString(), e);
        }
    }
}
