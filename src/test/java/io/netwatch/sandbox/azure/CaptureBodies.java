package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.CaptureSession.End;
import io.netwatch.sandbox.azure.CaptureTraffic.Filter;
import java.time.Instant;
import java.util.List;

/** Writes captures as JSON, fields in the order of the recordings. */
final class CaptureBodies {
    private CaptureBodies() {}

    static ObjectNode resource(CaptureSession session, String etag, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", session.name()).put("id", session.id())
                .put("etag", etag);
        body.set("properties", properties(session, now));
        return body.put("type", "Microsoft.Network/networkWatchers/packetCaptures");
    }

    private static ObjectNode properties(CaptureSession session, Instant now) {
        CaptureSettings settings = session.settings();
        ObjectNode properties = JsonNodeFactory.instance.objectNode()
                .put("provisioningState", session.provisioningState(now)).put("target",
                        settings.target().toString());
        ObjectNode scope = properties.putObject("scope");
        settings.scope().include().forEach(scope.putArray("include")::add);
        settings.scope().exclude().forEach(scope.putArray("exclude")::add);
        properties.put("targetType", settings.targetType()).put("bytesToCapturePerPacket", settings.bytesPerPacket());
        if (settings.ring().isEmpty()) {
            properties.put("totalBytesPerSession", settings.totalBytes()).put("timeLimitInSeconds",
                    settings.timeLimitSeconds());
        }
        properties.set("storageLocation", sinks(settings.sinks()));
        settings.ring().ifPresent(ring -> ring(properties, ring));
        ArrayNode filters = properties.putArray("filters");
        settings.filters().forEach(filter -> filters.add(filter(filter)));
        // Recorded in 2025 after a status query that was answered 202.
        session.lastQuery().ifPresent(operation -> properties.put("queryPacketCaptureLastOperationId", operation));
        return properties;
    }

    /** Recorded 2025: such a capture shows neither bytes nor time of the classic mode. */
    private static void ring(ObjectNode properties, RingBuffer ring) {
        properties.put("continuousCapture", ring.continuous()).putObject("captureSettings")
                .put("fileCount", ring.fileCount()).put("fileSizeInBytes", ring.fileSizeBytes())
                .put("sessionTimeLimitInSeconds", ring.sessionTimeLimitSeconds());
    }

    /** Recorded: storagePath is always there, empty without an account; the others only if they were sent. */
    private static ObjectNode sinks(CaptureSettings.Sinks sinks) {
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        sinks.storageId().ifPresent(id -> location.put("storageId", id));
        location.put("storagePath", sinks.storagePath());
        sinks.filePath().ifPresent(path -> location.put("filePath", path));
        sinks.localPath().ifPresent(path -> location.put("localPath", path));
        return location;
    }

    private static ObjectNode filter(Filter filter) {
        return JsonNodeFactory.instance.objectNode().put("protocol", filter.protocol())
                .put("localIPAddress", filter.localIPAddress())
                .put("localPort", filter.localPort()).put("remoteIPAddress", filter.remoteIPAddress())
                .put("remotePort", filter.remotePort());
    }

    /** The answer to queryStatus: flat, without etag. */
    static ObjectNode status(CaptureSession session, boolean uploadRefused, List<String> troubles,
            Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", session.name()).put("id", session.id());
        if (session.hasStarted(now)) {
            body.put("captureStartTime", session.startsAt().toString());
        }
        body.put("packetCaptureStatus", session.state(now).word);
        session.ended(now).map(End::reason).filter(reason -> !reason.isEmpty())
                .ifPresent(reason -> body.put("stopReason", reason));
        ArrayNode errors = body.putArray("packetCaptureError");
        errors(session, uploadRefused, now).forEach(errors::add);
        troubles.forEach(errors::add);
        return body;
    }

    // Invented: which of the specified error words goes with which trouble.
    private static List<String> errors(CaptureSession session, boolean uploadRefused, Instant now) {
        if (session.create().failed() && session.create().isDone(now)) {
            return List.of("CaptureFailed");
        }
        return session.ended(now).map(end -> uploadRefused ? List.of("StorageFailed") : end.errors()).orElse(List.of());
    }
}
