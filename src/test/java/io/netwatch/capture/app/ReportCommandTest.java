package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code report} and {@code download} at a prompt; what they fetch from Azure is in the scenario LookTest. */
class ReportCommandTest {
    private static final Instant FROM = Instant.parse("2026-03-01T02:03:00Z");

    @TempDir
    private Path directory;
    private Path night;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void record() throws IOException {
        night = Files.write(directory.resolve("night.cap"), CaptureFile.of(
                new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(30), 20_000), CaptureLimits.NONE,
                TrafficStory.EXFILTRATION));
    }

    @Test
    void aFileBecomesASentenceAndAPage() throws IOException {
        Path page = directory.resolve("page.html");
        Run run = run("report", night.toString(), "-o", page.toString());

        assertThat(run.err()).isEqualTo("The page is " + page + ".\n");
        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("99.6 % of outgoing bytes \\(19 MiB in 30 s\\) went to 203.0.113.77:443, over"
                + " 12 connections that began at 02:03:10 UTC.\n");
        assertThat(Files.readString(page)).contains("<title>night.cap: " + run.out().strip());
    }

    @Test
    void aMarkComparesBeforeWithAfterOverSeveralFilesInAnyOrder() throws IOException {
        Path before = Files.write(directory.resolve("z.cap"), CaptureFile.of(
                new TrafficPlan(7, "10.0.0.4", FROM.minusSeconds(60), FROM, 20_000), CaptureLimits.NONE));
        Run run = run("report", night.toString(), before.toString(), "--mark", "2026-03-01T02:03:25Z", "-o",
                directory.resolve("page.html").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).matches("From 02:03:10 UTC on \\(15 s before the alert\\), for .* s, \\d+ times the usual"
                + " rate, most of it to 203.0.113.77:443, one of \\d+ new peers\\. 97 % of outgoing bytes .*\n");
        assertThat(Files.readString(directory.resolve("page.html"))).contains("Before the alert",
                "The alert fired at 02:03:25 UTC.");
    }

    @Test
    void jsonIsAllThatIsPrintedAndNoPageIsWritten() throws IOException {
        Run run = run("report", "--json", night.toString(), night.toString());

        assertThat(run.err()).isEmpty();
        assertThat(JsonMapper.builder().build().readTree(run.out()).at("/facts/files").size()).isEqualTo(2);
    }

    @Test
    void namesAreNotToldWhereTheConfigurationSaysSo() throws IOException {
        Path config = Files.writeString(directory.resolve("config.yaml"), "evidence: {dnsNames: false}");

        Path failing = Files.write(directory.resolve("dns.cap"), CaptureFile.of(
                new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(30), 20_000), CaptureLimits.NONE,
                TrafficStory.DNS_FAILURE));
        assertThat(run("report", "--json", failing.toString()).out()).contains("db.internal.example");
        assertThat(run("report", "--json", failing.toString(), "--config", config.toString()).out())
                .contains("\"kind\":\"DnsFailure\"").doesNotContain("db.internal.example");
    }

    @Test
    void whatIsNoCaptureIsASentence() throws IOException {
        Path text = Files.writeString(directory.resolve("night.txt"), "Good night.");
        Run run = run("report", text.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("night.txt is no capture. The file is neither pcap nor pcapng");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "report nothing.cap -> nothing.cap is no file here. A request is written NAMESPACE/NAME, such as default/",
            "report default/night other.cap -> default/night is no file here.",
            "download night -> \"night\" is no request: write NAMESPACE/NAME, such as default/night.",
            "download default/night --for 1h -> Error: Missing required argument(s): --link",
            "download default/night --link --for 8d -> --for is \"8d\": write minutes, hours or days such as 30m,",
            "download default/night --link --for 0h -> --for is \"0h\": write minutes, hours or days such as 30m,",
            "report pom.xml --mark yesterday -> --mark is \"yesterday\": write a time such as 2026-03-01T02:03:10Z.",
            "report -> Missing required parameter: 'FILE|NAMESPACE/NAME'",
            "--role operator -> Missing required option: '--config=FILE'"})
    void mistakesAreUsageErrors(String line) {
        String[] parts = line.split(" -> ", 2);
        Run run = run(parts[0].split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith(parts[1]);
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Run(code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }
}
