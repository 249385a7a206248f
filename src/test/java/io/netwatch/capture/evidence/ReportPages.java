package io.netwatch.capture.evidence;

import io.netwatch.capture.evidence.report.Context;
import io.netwatch.capture.evidence.report.Report;
import io.netwatch.capture.evidence.summary.Summary;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the pages that {@code hack/report-pictures} looks at: one per story, and those with something unusual. */
final class ReportPages {
    private static final Context CONTEXT = new Context("shop/egress-spike-web-1", Optional.of("""
            Rule: egress spike
            Severity: Sev2
            Fired: 2026-03-01T02:02:51Z
            Policy: egress-spike"""), Optional.of("""
            2026-03-01 02:02:51 UTC  The alert fired
            2026-03-01 02:02:55 UTC  Asked for: egress spike fired
            2026-03-01 02:02:55 UTC  Ordered from Azure
            2026-03-01 02:02:58 UTC  The capture began
            2026-03-01 02:03:31 UTC  Seen ended; Azure says TimeExceeded
            2026-03-01 02:03:42 UTC  Completed: 1 file of 19.9 MiB with 24117 packets."""),
            Optional.of("java -jar packet-capture-operator.jar download shop/egress-spike-web-1"));
    private static final Instant ALERT = Instant.parse("2026-03-01T02:02:51Z");
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u001b[31m\u202e";

    private ReportPages() {}

    /** The pages by their names. */
    static Map<String, String> all() {
        Map<String, String> pages = new TreeMap<>();
        for (TrafficStory story : TrafficStory.values()) {
            pages.put(story.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    Report.html(Capture.summary(SummaryTest.file(story), Options.DEFAULT), CONTEXT));
        }
        byte[] tall = SummaryTest.file(TrafficStory.EXFILTRATION);
        Summary ends = Evidence.summarise(
                List.of(Source.bytes("long.cap", tall, tall.length * 3 / 10, tall.length * 7 / 10)), Options.DEFAULT);
        pages.put("long-file", Report.html(ends, CONTEXT));
        pages.put("recorder", Report.html(Capture.summary(recorded(), Options.DEFAULT.withMark(Optional.of(ALERT))),
                CONTEXT));
        pages.put("empty", Report.html(Capture.ethernet().summary(), Context.titled("nothing")));
        pages.put("hostile", Report.html(
                Evidence.summarise(List.of(Source.bytes(HOSTILE, SummaryTest.file(TrafficStory.NORMAL))),
                        Options.DEFAULT),
                new Context(HOSTILE, Optional.of(HOSTILE), Optional.of(HOSTILE), Optional.of(HOSTILE))));
        return pages;
    }

    /** Two and a half minutes; after forty seconds the machine begins to send its data to a stranger. */
    private static byte[] recorded() {
        Instant from = ALERT.minusSeconds(130);
        return CaptureFile.of(new TrafficPlan(7, "10.0.0.4", from, from.plusSeconds(150), 40_000), CaptureLimits.NONE,
                TrafficStory.LASTING_EXFILTRATION, ALERT.minusSeconds(90));
    }

    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        for (Map.Entry<String, String> page : all().entrySet()) {
            Files.writeString(directory.resolve(page.getKey() + ".html"), page.getValue());
        }
    }
}
