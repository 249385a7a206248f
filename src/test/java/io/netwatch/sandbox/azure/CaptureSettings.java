package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.azure.CaptureTraffic.Filter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a PUT asked for, with Azure's defaults filled in and its spelling normalised. */
record CaptureSettings(ResourceId target, String targetType, Scope scope, long bytesPerPacket, long totalBytes,
        int timeLimitSeconds, Optional<RingBuffer> ring, Sinks sinks, List<Filter> filters) {
    private static final long MAX_BYTES = 4_294_967_295L;
    private static final int MAX_SECONDS = 18_000;
    private static final long DEFAULT_BYTES = 1_073_741_824L;

    /** Instances of a scale set, as they were sent or, once {@link CaptureTarget} has found them, by their full ids. */
    record Scope(List<String> include, List<String> exclude) {
        Scope {
            include = List.copyOf(include);
            exclude = List.copyOf(exclude);
        }
    }

    /** Where the packets go. {@code storagePath} is empty in a request that leaves the blob's name to Azure. */
    record Sinks(Optional<String> storageId, String storagePath, Optional<String> filePath,
            Optional<String> localPath) {
        Sinks at(String newPath) {
            return new Sinks(storageId, newPath, filePath, localPath);
        }
    }

    /** Reads the body of a PUT; throws a 400 that names the field. */
    static CaptureSettings parse(JsonNode body) {
        PutBody properties = new PutBody("properties", body.path("properties"));
        Optional<RingBuffer> ring = RingBuffer.parse(properties);
        String targetType = properties.text("targetType").orElse("AzureVM");
        return new CaptureSettings(target(properties, targetType), targetType, scope(properties.at("scope")),
                properties.number("bytesToCapturePerPacket", 0, MAX_BYTES),
                properties.number("totalBytesPerSession", DEFAULT_BYTES, MAX_BYTES),
                (int) properties.number("timeLimitInSeconds", MAX_SECONDS, MAX_SECONDS), ring,
                sinks(properties.at("storageLocation"), ring.isPresent()),
                StreamSupport.stream(properties.node().path("filters").spliterator(), false)
                        .map(filter -> filter(new PutBody("properties.filters", filter))).toList());
    }

    CaptureSettings storedAt(String storagePath) {
        return new CaptureSettings(target, targetType, scope, bytesPerPacket, totalBytes, timeLimitSeconds, ring,
                sinks.at(storagePath), filters);
    }

    CaptureSettings scopedTo(Scope newScope) {
        return new CaptureSettings(target, targetType, newScope, bytesPerPacket, totalBytes, timeLimitSeconds, ring,
                sinks, filters);
    }

    /** Documented: a scale set needs the type AzureVMSS. Invented: the answer to a type that does not fit. */
    private static ResourceId target(PutBody properties, String targetType) {
        String target = properties.text("target").orElse("");
        String wanted = switch (targetType) {
            case "AzureVM" -> ResourceId.MACHINE;
            case "AzureVMSS" -> ResourceId.SCALE_SET;
            default -> throw ArmErrors
                    .badRequest("properties.targetType '" + targetType + "' is neither AzureVM nor AzureVMSS.")
                    .thrown();
        };
        return ResourceId.parse(target).filter(id -> id.isOfType(wanted)).orElseThrow(() -> ArmErrors.badRequest(
                "properties.target '" + target + "' is not the id of a resource of the type " + wanted + ".")
                .thrown());
    }

    // Invented: clients never send both.
    private static Scope scope(PutBody node) {
        var scope = new Scope(node.texts("include"), node.texts("exclude"));
        if (!scope.include().isEmpty() && !scope.exclude().isEmpty()) {
            throw ArmErrors.badRequest("properties.scope has both include and exclude; give one of them.").thrown();
        }
        return scope;
    }

    /** Specified: filePath is for classic captures, localPath for the others. Invented: the words of the refusals. */
    private static Sinks sinks(PutBody location, boolean ring) {
        var sinks = new Sinks(location.text("storageId"), location.text("storagePath").orElse(""),
                location.text("filePath"), location.text("localPath"));
        String own = ring ? "localPath" : "filePath";
        String other = ring ? "filePath" : "localPath";
        if (location.has(other)) {
            throw ArmErrors.badRequest("properties.storageLocation." + other + " is not allowed "
                    + (ring ? "with" : "without") + " continuousCapture; give " + own + ".").thrown();
        }
        if (sinks.storageId().isEmpty() && !location.has(own)) {
            throw ArmErrors.badRequest(
                    "properties.storageLocation names no sink; give storageId, " + own + " or both.").thrown();
        }
        return sinks;
    }

    // Recorded: Tcp becomes TCP, an absent protocol Any, an absent string the empty one.
    private static Filter filter(PutBody node) {
        String sent = node.text("protocol").orElse("Any");
        String protocol = switch (sent.toUpperCase(Locale.ROOT)) {
            case "TCP" -> "TCP";
            case "UDP" -> "UDP";
            case "ANY" -> "Any";
            // The specification leaves this enumeration open.
            default -> sent;
        };
        return new Filter(protocol, node.text("localIPAddress").orElse(""), node.text("localPort").orElse(""),
                node.text("remoteIPAddress").orElse(""), node.text("remotePort").orElse(""));
    }
}
