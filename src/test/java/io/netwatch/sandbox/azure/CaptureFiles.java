package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.CaptureSession.End;
import io.netwatch.sandbox.azure.CaptureSession.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which files a capture has written by a given moment. */
final class CaptureFiles {
    private CaptureFiles() {}

    /**
     * One closed file.
     *
     * @param number of a ring buffer's file, from 1; empty in classic mode
     */
    record Part(VirtualMachine machine, int machines, Optional<Integer> number, Instant from, Instant to,
            long maxBytes) {

        /** @param path the name in the capture's storagePath */
        String name(String path) {
            String ofMachine = CaptureFileNames.of(path, machine, machines);
            return number.map(n -> CaptureFileNames.rotated(ofMachine, n)).orElse(ofMachine);
        }
    }

    /** One per machine in classic mode, once it has ended; of a ring buffer those that rotation has not dropped. */
    static List<Part> of(CaptureSession session, Pace pace, Instant now) {
        Optional<End> end = session.ended(now);
        if (end.filter(found -> found.state() != RunState.STOPPED).isPresent()) {
            return List.of();
        }
        return session.machines().stream().filter(VirtualMachine::canCapture)
                .flatMap(machine -> session.settings().ring()
                        .map(ring -> rotating(session, machine, ring, pace, end, now))
                        .orElseGet(() -> whole(session, machine, end)))
                .toList();
    }

    private static Stream<Part> whole(CaptureSession session, VirtualMachine machine, Optional<End> end) {
        return end.stream().map(found -> new Part(machine, session.machines().size(), Optional.empty(),
                session.startsAt(), later(found.at(), session.startsAt()), session.settings().totalBytes()));
    }

    /** By time alone, for traffic that does not rotate by itself ({@link RotatedBlobs}). Invented: a file is uploaded as soon as it is full, the last one at the end, and the oldest goes when there are too many. */
    private static Stream<Part> rotating(CaptureSession session, VirtualMachine machine, RingBuffer ring, Pace pace,
            Optional<End> end, Instant now) {
        Duration full = pace.scaled(
                Duration.ofMillis(Math.max(1, ring.fileSizeBytes() * 1000 / Math.max(1, machine.bytesPerSecond()))));
        Instant until = end.map(found -> later(found.at(), session.startsAt())).orElse(now);
        long written = Duration.between(session.startsAt(), until).toNanos();
        int closed = (int) (end.isPresent() ? ceilDiv(written, full.toNanos()) : written / full.toNanos());
        return IntStream.rangeClosed(Math.max(1, closed - ring.fileCount() + 1), closed).mapToObj(number -> {
            Instant from = session.startsAt().plus(full.multipliedBy(number - 1));
            Instant to = from.plus(full);
            return new Part(machine, session.machines().size(), Optional.of(number), from,
                    to.isAfter(until) ? until : to, ring.fileSizeBytes());
        });
    }

    private static long ceilDiv(long dividend, long divisor) {
        return Math.max(1, Math.ceilDiv(dividend, divisor));
    }

    // A capture that was stopped before it started has an empty window.
    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
