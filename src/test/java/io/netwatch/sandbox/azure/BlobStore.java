package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.CaptureSession.End;
import io.netwatch.sandbox.azure.Endpoints.BlobAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of all captures that have ended, deleted ones included. A file is made when somebody looks at it first. */
final class BlobStore {
    private final Estate estate;
    private final CaptureStore captures;
    private final Endpoints endpoints;
    private final Pace pace;
    private final CaptureTraffic traffic;
    private final Map<String, StoredBlob> made = new HashMap<>();

    BlobStore(AzureWorld world, Endpoints endpoints, Estate estate, CaptureStore captures) {
        this.estate = estate;
        this.captures = captures;
        this.endpoints = endpoints;
        pace = world.pace();
        traffic = world.traffic();
    }

    List<StoredBlob> all(Instant now) {
        return captures.everything().flatMap(session -> blob(session, now).stream()).toList();
    }

    Stream<StoredBlob> in(String account, String container, Instant now) {
        return all(now).stream().filter(
                blob -> blob.address().account().equals(account) && blob.address().container().equals(container));
    }

    /** The session's file, if it has a sink in storage, has ended without an error, and the upload is over. */
    private Optional<StoredBlob> blob(CaptureSession session, Instant now) {
        CaptureSettings.Sinks sinks = session.settings().sinks();
        if (sinks.storageId().isEmpty() || !session.hasStarted(now)) {
            return Optional.empty();
        }
        return session.ended(now).filter(end -> !uploadedAt(end).isAfter(now)).filter(end -> end.errors().isEmpty())
                .flatMap(end -> endpoints.parseBlobUrl(sinks.storagePath())
                        .filter(address -> estate.account(address.account()).filter(StorageAccount::acceptsUploads)
                                .isPresent())
                        .map(address -> made.computeIfAbsent(session.create().id(),
                                key -> make(session, end, address))));
    }

    private Instant uploadedAt(End end) {
        return end.at().plus(pace.scaled(pace.uploadDelay()));
    }

    private StoredBlob make(CaptureSession session, End end, BlobAddress address) {
        CaptureSettings settings = session.settings();
        // A capture that was stopped before it started has an empty window.
        Instant until = end.at().isBefore(session.startsAt()) ? session.startsAt() : end.at();
        var window = new CaptureTraffic.Window(session.machine().vmId(), session.machine().privateAddress(),
                session.startsAt(), until,
                Math.round(session.machine().bytesPerSecond() * pace.speed()), settings.bytesPerPacket(),
                settings.totalBytes(), settings.filters());
        return new StoredBlob(address, uploadedAt(end), ByteBuffer.wrap(traffic.file(window)).asReadOnlyBuffer());
    }
}
