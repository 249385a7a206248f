package io.netwatch.sandbox.scenarios;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.evidence.Evidence;
import io.netwatch.capture.evidence.Options;
import io.netwatch.capture.evidence.Source;
import io.netwatch.capture.evidence.summary.Period;
import io.netwatch.sandbox.azure.StoredBlob;
import io.netwatch.sandbox.launcher.Follow;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * From one session of a flight recorder to the next, as its files show it.
 *
 * @param last when the older session took its last packet
 * @param first when the younger one took its first
 * @param creation from the younger one's request until Azure began; requests tell whole seconds
 */
record Renewal(String older, Instant last, String younger, Instant first, Duration creation) {
    private static final String NUMBER = "capture.netwatch.io/recording";

    /** Between recordings that have ended by Azure's limit: their files are whole. */
    static List<Renewal> among(List<PacketCaptureRequest> recordings, List<StoredBlob> blobs) {
        List<PacketCaptureRequest> ended = recordings.stream().filter(one -> Follow.word(one).equals("Completed"))
                .sorted(Comparator.comparingInt(Renewal::number)).toList();
        return IntStream.range(1, ended.size()).boxed()
                .filter(i -> number(ended.get(i)) == number(ended.get(i - 1)) + 1)
                .flatMap(i -> of(ended.get(i - 1), ended.get(i), blobs).stream()).toList();
    }

    /** Between the last packet of the one and the first of the other; zero when both recorded for a while. */
    Duration gap() {
        return overlaps() ? Duration.ZERO : Duration.between(last, first);
    }

    String sentence() {
        double seconds = Duration.between(last, first).abs().toMillis() / 1000.0;
        return "pcr/%s recorded until %s, pcr/%s from %s on: %s for %.1f s, by the packets in their files.".formatted(
                older, text(last), younger, text(first), overlaps() ? "both recorded" : "neither recorded", seconds);
    }

    private boolean overlaps() {
        return !first.isAfter(last);
    }

    private static Optional<Renewal> of(PacketCaptureRequest older, PacketCaptureRequest younger,
            List<StoredBlob> blobs) {
        Optional<Period> before = recorded(older, blobs);
        return recorded(younger, blobs).flatMap(after -> before.map(then -> new Renewal(name(older), then.last(),
                name(younger), after.first(), Duration.between(
                        Instant.parse(younger.getMetadata().getCreationTimestamp()),
                        Instant.parse(younger.getStatus().startTime())))));
    }

    /** From the first packet in all files to the last. */
    private static Optional<Period> recorded(PacketCaptureRequest recording, List<StoredBlob> blobs) {
        String stem = recording.getStatus().blobUrl().replaceFirst("\\.cap$", "");
        List<Period> files = blobs.stream()
                .filter(blob -> stem.endsWith(blob.address().name().replaceFirst("_\\d{5}\\.cap$", "")))
                .flatMap(blob -> period(blob).stream()).toList();
        return files.stream().map(Period::first).min(Comparator.naturalOrder()).flatMap(
                first -> files.stream().map(Period::last).max(Comparator.naturalOrder())
                        .map(last -> new Period(first, last)));
    }

    private static Optional<Period> period(StoredBlob blob) {
        ByteBuffer content = blob.content().duplicate();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return Evidence.summarise(List.of(Source.bytes(blob.address().name(), bytes)), Options.DEFAULT).facts()
                .period();
    }

    private static int number(PacketCaptureRequest recording) {
        return Integer.parseInt(recording.getMetadata().getLabels().get(NUMBER));
    }

    private static String name(PacketCaptureRequest recording) {
        return recording.getMetadata().getName();
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
