package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.CaptureSession.End;
import io.netwatch.sandbox.azure.CaptureSession.RunState;
import io.netwatch.sandbox.azure.CaptureTraffic.Piece;
import io.netwatch.sandbox.azure.CaptureTraffic.Window;
import io.netwatch.sandbox.azure.Endpoints.BlobAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of ring buffers, where the traffic knows its packets: a new file begins when the current one is full. Invented: a
 * file is uploaded as soon as it is full, and the last one at the end.
 */
final class RotatedBlobs {
    private final Pace pace;
    private final CaptureTraffic traffic;
    private final Map<String, Optional<List<Piece>>> ended = new HashMap<>();

    RotatedBlobs(Pace pace, CaptureTraffic traffic) {
        this.pace = pace;
        this.traffic = traffic;
    }

    /** Empty where the session is no ring buffer, or the traffic does not rotate. */
    Optional<Stream<StoredBlob>> of(CaptureSession session, BlobAddress address, Instant now) {
        Optional<End> end = session.ended(now);
        if (session.settings().ring().isEmpty() || end.filter(it -> it.state() != RunState.STOPPED).isPresent()) {
            return Optional.empty();
        }
        List<VirtualMachine> machines = session.machines().stream().filter(VirtualMachine::canCapture).toList();
        List<Optional<List<Piece>>> pieces = machines.stream()
                .map(machine -> pieces(session, machine, end.map(End::at), now)).toList();
        return pieces.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(machines.stream().flatMap(
                        machine -> pieces.get(machines.indexOf(machine)).orElseThrow().stream()
                                .filter(piece -> piece.full() || end.isPresent())
                                .filter(piece -> !uploaded(piece).isAfter(now))
                                .map(piece -> blob(session, machine, address, piece))));
    }

    /** What has ended does not change any more. */
    private Optional<List<Piece>> pieces(CaptureSession session, VirtualMachine machine, Optional<Instant> end,
            Instant now) {
        Instant until = end.orElse(now).isAfter(session.startsAt()) ? end.orElse(now) : session.startsAt();
        return end.isEmpty()
                ? rotated(session, machine, until)
                : ended.computeIfAbsent(session.create().id() + " " + machine.id() + " " + until,
                        _ -> rotated(session, machine, until));
    }

    private Optional<List<Piece>> rotated(CaptureSession session, VirtualMachine machine, Instant until) {
        CaptureSettings settings = session.settings();
        RingBuffer ring = settings.ring().orElseThrow();
        Instant limit = session.startsAt().plus(pace.scaled(Duration.ofSeconds(ring.sessionTimeLimitSeconds())));
        return traffic.rotated(new Window(machine.vmId(), machine.privateAddress(), session.startsAt(), limit,
                Math.round(machine.bytesPerSecond() * pace.speed()), settings.bytesPerPacket(), ring.fileSizeBytes(),
                settings.filters()), until, ring.fileCount());
    }

    private Instant uploaded(Piece piece) {
        return piece.closed().plus(pace.scaled(pace.uploadDelay()));
    }

    private StoredBlob blob(CaptureSession session, VirtualMachine machine, BlobAddress address, Piece piece) {
        String name = CaptureFileNames.rotated(
                CaptureFileNames.of(address.name(), machine, session.machines().size()), piece.number());
        return new StoredBlob(new BlobAddress(address.account(), address.container(), name), uploaded(piece),
                ByteBuffer.wrap(piece.bytes()).asReadOnlyBuffer());
    }
}
