package io.netwatch.capture.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.request.TargetFacts;
import io.netwatch.capture.core.request.TargetFacts.Os;
import io.netwatch.capture.core.request.TargetKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a virtual machine with its instance view. */
final class MachineFacts {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String PUBLISHER = "Microsoft.Azure.NetworkWatcher";
    private static final List<String> AGENTS = List.of("NetworkWatcherAgentLinux", "NetworkWatcherAgentWindows");
    // A machine in any other state, or in none that Azure would tell, is worth the try.
    private static final List<String> NOT_RUNNING = List.of("PowerState/stopped", "PowerState/stopping",
            "PowerState/deallocated", "PowerState/deallocating");

    private MachineFacts() {}

    static TargetFacts read(String body) throws IOException {
        JsonNode machine = JSON.readTree(body);
        if (!machine.path("location").isTextual()) {
            throw new IOException("not a virtual machine: it names no location");
        }
        return new TargetFacts(TargetKind.Machine, shortName(machine.path("location").asText()),
                os(machine.path("properties")), isRunning(machine), hasAgent(machine));
    }

    /** Of a machine or, which is the same, of the profile of a scale set's machines. */
    static Optional<Os> os(JsonNode profile) {
        String type = profile.at("/storageProfile/osDisk/osType").asText();
        return Stream.of(Os.values()).filter(os -> os.name().equalsIgnoreCase(type)).findFirst();
    }

    // The view says nothing new of an extension that is among the resources.
    static boolean hasAgent(JsonNode machine) {
        return machine.path("resources").valueStream().filter(MachineFacts::isAgentResource).findFirst()
                .map(extension -> !AgentExtension.isBeingInstalled(extension)).orElseGet(
                        () -> machine.at("/properties/instanceView/extensions").valueStream()
                                .anyMatch(MachineFacts::isAgentInView));
    }

    /** Azure writes a region as {@code westus2} or {@code West US 2}. */
    static String shortName(String location) {
        return location.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    static boolean isRunning(JsonNode machine) {
        return machine.at("/properties/instanceView/statuses").valueStream().map(status -> status.path("code").asText())
                .noneMatch(code -> NOT_RUNNING.stream().anyMatch(code::equalsIgnoreCase));
    }

    // The extension's own name is free, so it is known by publisher and type.
    static boolean isAgentResource(JsonNode extension) {
        JsonNode properties = extension.path("properties");
        return isAgent(properties.path("publisher").asText() + "." + properties.path("type").asText());
    }

    private static boolean isAgentInView(JsonNode extension) {
        return isAgent(extension.path("type").asText());
    }

    private static boolean isAgent(String publisherAndType) {
        return AGENTS.stream().anyMatch(agent -> publisherAndType.equalsIgnoreCase(PUBLISHER + "." + agent));
    }
}
