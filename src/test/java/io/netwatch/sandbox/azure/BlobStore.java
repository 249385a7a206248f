package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.Endpoints.BlobAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of all captures, deleted ones included. A file is made when somebody looks at it first. */
final class BlobStore {
    private final Estate estate;
    private final CaptureStore captures;
    private final Endpoints endpoints;
    private final Pace pace;
    private final CaptureTraffic traffic;
    private final RotatedBlobs rotated;
    private final Map<String, StoredBlob> made = new HashMap<>();
    private final Map<BlobAddress, StoredBlob> written = new LinkedHashMap<>();
    private final Map<String, Optional<BlobAddress>> addresses = new HashMap<>();

    BlobStore(AzureWorld world, Endpoints endpoints, Estate estate, CaptureStore captures) {
        this.estate = estate;
        this.captures = captures;
        this.endpoints = endpoints;
        pace = world.pace();
        traffic = world.traffic();
        rotated = new RotatedBlobs(pace, traffic);
    }

    /** Keeps what a client has written, in place of what had its name. */
    void put(StoredBlob blob) {
        written.put(blob.address(), blob);
    }

    List<StoredBlob> all(Instant now) {
        return Stream.concat(captures.everything().flatMap(session -> blobs(session, now)), written.values().stream())
                .toList();
    }

    /** Blobs whose names begin so. Only the captures whose files can be among them are looked at. */
    Stream<StoredBlob> in(String account, String container, String prefix, Instant now) {
        return Stream.concat(captures.everything()
                .filter(session -> address(session).filter(each -> mayHold(each, account, container, prefix))
                        .isPresent())
                .flatMap(session -> blobs(session, now)), written.values().stream())
                .filter(blob -> blob.address().account().equals(account)
                        && blob.address().container().equals(container) && blob.address().name().startsWith(prefix));
    }

    private static boolean mayHold(BlobAddress path, String account, String container, String prefix) {
        String stem = CaptureFileNames.stem(path.name());
        return path.account().equals(account) && path.container().equals(container)
                && (stem.startsWith(prefix) || prefix.startsWith(stem));
    }

    private Optional<BlobAddress> address(CaptureSession session) {
        CaptureSettings.Sinks sinks = session.settings().sinks();
        return sinks.storageId().isEmpty()
                ? Optional.empty()
                : addresses.computeIfAbsent(sinks.storagePath(), endpoints::parseBlobUrl);
    }

    /** The session's files, if it has a sink in storage, has not ended with an error, and their uploads are over. */
    private Stream<StoredBlob> blobs(CaptureSession session, Instant now) {
        if (!session.hasStarted(now)) {
            return Stream.empty();
        }
        return address(session)
                .filter(address -> estate.account(address.account()).filter(StorageAccount::acceptsUploads).isPresent())
                .stream().flatMap(address -> rotated.of(session, address, now)
                        .orElseGet(() -> closed(session, address, now)));
    }

    private Stream<StoredBlob> closed(CaptureSession session, BlobAddress address, Instant now) {
        return CaptureFiles.of(session, pace, now).stream().filter(file -> !uploadedAt(file).isAfter(now))
                .map(file -> made.computeIfAbsent(session.create().id() + " " + file.name(address.name()),
                        key -> make(session, file, address)));
    }

    private Instant uploadedAt(CaptureFiles.Part file) {
        return file.to().plus(pace.scaled(pace.uploadDelay()));
    }

    private StoredBlob make(CaptureSession session, CaptureFiles.Part file, BlobAddress address) {
        CaptureSettings settings = session.settings();
        var window = new CaptureTraffic.Window(file.machine().vmId(), file.machine().privateAddress(), file.from(),
                file.to(), Math.round(file.machine().bytesPerSecond() * pace.speed()), settings.bytesPerPacket(),
                file.maxBytes(), settings.filters());
        return new StoredBlob(new BlobAddress(address.account(), address.container(), file.name(address.name())),
                uploadedAt(file), ByteBuffer.wrap(traffic.file(window)).asReadOnlyBuffer());
    }
}
