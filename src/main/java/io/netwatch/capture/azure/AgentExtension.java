package io.netwatch.capture.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.core.request.AgentFacts;
import java.io.IOException;

/** The Network Watcher agent as an extension of a machine: read from the machine, and as the body of a PUT. */
final class AgentExtension {
    /** The name is free; this is the one that the portal gives. */
    static final String NAME = "AzureNetworkWatcherExtension";
    private static final String VERSION = "1.4";
    private static final ObjectMapper JSON = new ObjectMapper();

    private AgentExtension() {}

    static AgentFacts read(String body) throws IOException {
        JsonNode machine = JSON.readTree(body);
        if (!machine.path("location").isTextual()) {
            throw new IOException("not a virtual machine: it names no location");
        }
        String os = machine.path("properties").path("storageProfile").path("osDisk").path("osType").asText();
        return new AgentFacts(os.equalsIgnoreCase("Windows") ? "Windows" : "Linux",
                MachineFacts.shortName(machine.path("location").asText()), state(machine));
    }

    static String body(AgentFacts agent) {
        ObjectNode body = JSON.createObjectNode().put("location", agent.location());
        body.putObject("properties").put("publisher", MachineFacts.PUBLISHER)
                .put("type", "NetworkWatcherAgent" + agent.os()).put("typeHandlerVersion", VERSION)
                .put("autoUpgradeMinorVersion", true);
        return body.toString();
    }

    /** Whether Azure is still at it; an extension in any other state, or in none, is worth the try. */
    static boolean isBeingInstalled(JsonNode extension) {
        String state = extension.path("properties").path("provisioningState").asText();
        return state.equalsIgnoreCase("Creating") || state.equalsIgnoreCase("Updating");
    }

    private static String state(JsonNode machine) {
        return machine.path("resources").valueStream().filter(MachineFacts::isAgentResource).findFirst()
                .map(extension -> isBeingInstalled(extension)
                        ? "Creating"
                        : extension.path("properties").path("provisioningState").asText("Succeeded"))
                .orElse("");
    }
}
