package io.netwatch.capture.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.request.InstanceFacts;
import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.TargetKind;
import java.io.IOException;
import java.util.List;

/** Reads a scale set, and pages of its instances with their instance views. */
final class ScaleSetFacts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScaleSetFacts() {}

    static TargetFacts read(String body) throws IOException {
        JsonNode set = JSON.readTree(body);
        if (!set.path("location").isTextual()) {
            throw new IOException("not a scale set: it names no location");
        }
        JsonNode profile = set.at("/properties/virtualMachineProfile");
        return new TargetFacts(TargetKind.ScaleSet, MachineFacts.shortName(set.path("location").asText()),
                MachineFacts.os(profile), true, profile.at("/extensionProfile/extensions").valueStream()
                        .anyMatch(MachineFacts::isAgentResource));
    }

    static List<InstanceFacts> instances(String body) throws IOException {
        JsonNode value = JSON.readTree(body).path("value");
        if (!value.isArray()) {
            throw new IOException("not a list of instances");
        }
        return value.valueStream().map(ScaleSetFacts::instance).toList();
    }

    private static InstanceFacts instance(JsonNode machine) {
        String id = machine.path("id").asText();
        return new InstanceFacts(machine.path("instanceId").asText(id.substring(id.lastIndexOf('/') + 1)),
                MachineFacts.isRunning(machine), MachineFacts.hasAgent(machine),
                machine.at("/properties/latestModelApplied").asBoolean());
    }
}
