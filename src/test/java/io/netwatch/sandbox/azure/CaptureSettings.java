package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.azure.CaptureTraffic.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a PUT asked for, with Azure's defaults filled in and its spelling normalised. */
record CaptureSettings(ResourceId target, long bytesPerPacket, long totalBytes, int timeLimitSeconds, Sinks sinks,
        List<Filter> filters) {
    private static final long MAX_BYTES = 4_294_967_295L;
    private static final int MAX_SECONDS = 18_000;
    private static final long DEFAULT_BYTES = 1_073_741_824L;

    /** Where the packets go. {@code storagePath} is empty in a request that leaves the blob's name to Azure. */
    record Sinks(Optional<String> storageId, String storagePath, Optional<String> filePath) {
        Sinks at(String newPath) {
            return new Sinks(storageId, newPath, filePath);
        }
    }

    /** Reads the body of a PUT; throws a 400 that names the field. */
    static CaptureSettings parse(JsonNode body) {
        JsonNode properties = body.path("properties");
        refuseWhatTheBoxLacks(properties);
        String target = properties.path("target").asText();
        return new CaptureSettings(
                ResourceId.parse(target).filter(id -> id.isOfType(ResourceId.MACHINE))
                        .orElseThrow(() -> ArmErrors
                                .badRequest("properties.target '" + target + "' is not the id of a virtual machine.")
                                .thrown()),
                number(properties, "bytesToCapturePerPacket", 0, MAX_BYTES),
                number(properties, "totalBytesPerSession", DEFAULT_BYTES, MAX_BYTES),
                (int) number(properties, "timeLimitInSeconds", MAX_SECONDS, MAX_SECONDS),
                sinks(properties.path("storageLocation")),
                StreamSupport.stream(properties.path("filters").spliterator(), false).map(CaptureSettings::filter)
                        .toList());
    }

    CaptureSettings storedAt(String storagePath) {
        return new CaptureSettings(target, bytesPerPacket, totalBytes, timeLimitSeconds, sinks.at(storagePath),
                filters);
    }

    // Invented: a box that ignored these would let a client believe that they work.
    private static void refuseWhatTheBoxLacks(JsonNode properties) {
        boolean scaleSet = properties.path("targetType").asText("AzureVM").equalsIgnoreCase("AzureVMSS");
        boolean ring = !properties.path("continuousCapture").isMissingNode()
                && !properties.path("continuousCapture").isNull();
        if (scaleSet || ring || properties.path("captureSettings").isObject()) {
            throw ArmErrors.badRequest(
                    "The box knows neither scale sets nor ring buffers yet; ask for a classic capture of a virtual machine.")
                    .thrown();
        }
    }

    private static long number(JsonNode properties, String field, long standard, long max) {
        JsonNode node = properties.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return standard;
        }
        if (!node.isIntegralNumber() || node.asLong() < 0 || node.asLong() > max) {
            throw ArmErrors
                    .badRequest("properties." + field + " is " + node + "; give an integer from 0 to " + max + ".")
                    .thrown();
        }
        return node.asLong();
    }

    private static Sinks sinks(JsonNode location) {
        var sinks = new Sinks(text(location, "storageId"), text(location, "storagePath").orElse(""),
                text(location, "filePath"));
        if (sinks.storageId().isEmpty() && sinks.filePath().isEmpty()) {
            throw ArmErrors.badRequest("properties.storageLocation names no sink; give storageId, filePath or both.")
                    .thrown();
        }
        return sinks;
    }

    // Recorded: Tcp becomes TCP, an absent protocol Any, an absent string the empty one.
    private static Filter filter(JsonNode node) {
        String protocol = switch (text(node, "protocol").orElse("Any").toUpperCase(Locale.ROOT)) {
            case "TCP" -> "TCP";
            case "UDP" -> "UDP";
            case "ANY" -> "Any";
            // The specification leaves this enumeration open.
            default -> node.path("protocol").asText();
        };
        return new Filter(protocol, text(node, "localIPAddress").orElse(""), text(node, "localPort").orElse(""),
                text(node, "remoteIPAddress").orElse(""), text(node, "remotePort").orElse(""));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).asText(null)).filter(text -> !text.isEmpty());
    }
}
