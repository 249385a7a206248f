package io.netwatch.capture.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netwatch.capture.api.CaptureSummary;
import io.netwatch.capture.core.request.Decision.Inspect;
import io.netwatch.capture.core.request.FoundFile;
import io.netwatch.capture.core.request.Observation.Inspected;
import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.evidence.report.Report;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a status says about the files: short, the same each time, and honest about what was not read. */
class DigestTest {
    private static final Instant FROM = Instant.parse("2026-03-01T02:03:00Z");
    private static final byte[] NIGHT = CaptureFile.of(
            new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(30), 20_000), CaptureLimits.NONE,
            TrafficStory.EXFILTRATION);
    private static final long WHOLE = 256 << 20;

    @Test
    void theSentenceNamesWhoReceivedMost() {
        assertThat(digest(WHOLE, Map.of("night.cap", NIGHT))).hasValueSatisfying(summary -> {
            assertThat(summary.sentence()).matches("9[\\d.]+ % of outgoing bytes \\(19 MiB in 30 s\\) went to "
                    + "203\\.0\\.113\\.77:443, over 12 connections that began at 02:03:10 UTC\\.");
            assertThat(summary.guessedTarget()).isEqualTo("10.0.0.4");
            assertThat(summary.bytesOut()).isGreaterThan(19 << 20);
        });
    }

    @Test
    void theSameFilesGiveTheSameSummary() {
        assertThat(digest(WHOLE, Map.of("night.cap", NIGHT))).isEqualTo(digest(WHOLE, Map.of("night.cap", NIGHT)));
    }

    @Test
    void severalFilesMakeOneSummary() {
        CaptureSummary one = digest(WHOLE, Map.of("a.cap", NIGHT)).orElseThrow();
        CaptureSummary two = digest(WHOLE, Map.of("a.cap", NIGHT, "b.cap", NIGHT)).orElseThrow();
        assertThat(two.packets()).isEqualTo(2 * one.packets());
    }

    @Test
    void whatWasNotReadIsTold() {
        assertThat(digest(4 << 20, Map.of("night.cap", NIGHT)).orElseThrow().sentence())
                .endsWith(" Only the beginning and the end were read, 4.0 MiB of 20 MiB.");
    }

    @Test
    void whatIsNoCaptureHasNoSummary() {
        assertThat(digest(WHOLE, Map.of("night.txt", "Good night.".getBytes(StandardCharsets.UTF_8)))).isEmpty();
    }

    @Test
    void aFileOfTheBlockFormatIsCountedToo() {
        assertThat(digest(WHOLE, Map.of("night.pcapng", pcapng())).orElseThrow().packets()).isEqualTo(1);
    }

    @Test
    void namesAreToldOnlyWhereConfigurationAndRequestAllowIt() {
        byte[] failing = CaptureFile.of(new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(30), 20_000),
                CaptureLimits.NONE, TrafficStory.DNS_FAILURE);
        assertThat(sentence(failing, true, true)).contains("db.internal.example");
        for (boolean configured : List.of(true, false)) {
            assertThat(sentence(failing, configured, !configured)).contains("lookups")
                    .doesNotContain("db.internal.example");
        }
    }

    private static String sentence(byte[] content, boolean configured, boolean requested) {
        Inspector inspector = new Inspector(new Blobs(Map.of("a.cap", content)),
                new InspectionConfig(WHOLE, configured, false));
        Inspector.Seen seen = inspector
                .inspect(new Inspect(List.of(new FoundFile("a.cap", content.length)), requested));
        assertThat(Report.html(seen.summary().orElseThrow(), Context.titled("a"))
                .contains("db.internal.example")).isEqualTo(configured && requested);
        return ((Inspected) seen.observation()).summary().orElseThrow().sentence();
    }

    @Test
    void theLongestOneFitsIntoAKibibyte() throws IOException {
        long most = 99_999_999_999_999L;
        CaptureSummary longest = new CaptureSummary("x".repeat(CaptureSummary.LONGEST_SENTENCE),
                "255.255.255.255 and 2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff", most, most, most, most, most, most, most,
                most, most, most, most, 15L);
        assertThat(JsonMapper.builder().build().writeValueAsBytes(longest)).hasSizeLessThanOrEqualTo(1024);
    }

    private static Optional<CaptureSummary> digest(long maxReadBytes, Map<String, byte[]> contents) {
        Map<String, byte[]> account = new TreeMap<>(contents);
        List<FoundFile> found = account.entrySet().stream()
                .map(file -> new FoundFile(file.getKey(), file.getValue().length)).toList();
        return ((Inspected) new Inspector(new Blobs(account), InspectionConfig.reading(maxReadBytes))
                .inspect(new Inspect(found)).observation()).summary();
    }

    /** A section, an interface and one packet of 60 bytes. */
    private static byte[] pcapng() {
        return ByteBuffer.allocate(28 + 20 + 92).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(1).putLong(-1).putInt(28)
                .putInt(1).putInt(20).putInt(1).putInt(0).putInt(20)
                .putInt(6).putInt(92).putInt(0).putLong(0).putInt(60).putInt(60).put(new byte[60]).putInt(92).array();
    }

    private record Blobs(Map<String, byte[]> contents) implements StoredFiles {}
}
