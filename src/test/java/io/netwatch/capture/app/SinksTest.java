package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.app.telemetry.LogLine;
import io.netwatch.sandbox.traffic.CaptureFile;
import io.netwatch.sandbox.traffic.CaptureLimits;
import io.netwatch.sandbox.traffic.TrafficPlan;
import io.netwatch.sandbox.traffic.TrafficStory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Text from outside on a terminal and in a log; {@code ReportTest} has the page and JSON. */
class SinksTest {
    /** ESC, carriage return, bell, direction overrides: whatever moves a cursor or turns text around. */
    private static final Pattern HARMFUL = Pattern
            .compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069\u2028]");
    private static final Instant FROM = Instant.parse("2026-03-01T02:03:00Z");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31mred\u001b]8;;http://evil\u0007", "a\rb\r\nERROR forged", "\u202egnp.exe",
            "\u2066hidden\u2069", "</script><script>alert(1)</script>", "<!channel>", "\u009b2J"})
    void neitherALogLineNorAnAddressOnATerminalIsSteered(String hostile) {
        LogRecord line = new LogRecord(Level.WARNING, "The file {0} is odd.");
        line.setParameters(new Object[]{hostile});
        line.setThrown(new IllegalStateException(hostile));
        String logged = new LogLine().format(line);
        StringWriter terminal = new StringWriter();
        new Progress(new PrintWriter(terminal, true), false, "https://a.example/" + hostile, 10).at(0);

        assertThat(logged.replace("\r\n", "\n").replace("\r", "")).doesNotContainPattern(HARMFUL);
        assertThat(logged.lines().filter(text -> text.contains("is odd."))).hasSize(1);
        assertThat(new LogLine().formatMessage(line)).doesNotContain("\n", "\r");
        assertThat(terminal.toString().replace("\r\n", "\n")).doesNotContainPattern(HARMFUL)
                .matches("Fetching 10 B of https://a.example/[^\n]*\n");
    }

    @Test
    void aSentenceAndAnErrorAboutAHostileFileAreOneHarmlessLineEach() throws Exception {
        String name = "\u001b[31m\u202enight\n.cap";
        Path good = Files.write(directory.resolve(name), CaptureFile.of(
                new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(30), 20_000), CaptureLimits.NONE,
                TrafficStory.DNS_FAILURE));
        Path bad = Files.writeString(directory.resolve("no" + name), "Good night.");
        for (String[] arguments : new String[][]{
                {"report", good.toString(), "-o", directory.resolve("x.html").toString()},
                {"report", bad.toString()}, {"report", directory.resolve("missing" + name).toString()}}) {
            StringWriter out = new StringWriter();
            CommandLine line = Main.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
            line.execute(arguments);

            assertThat(out.toString().replace("\r\n", "\n")).isNotEmpty().doesNotContainPattern(HARMFUL);
        }
    }

    @Test
    void onATerminalOneLineGrowsAndElsewhereALineIsWrittenNowAndThen() {
        assertThat(Progress.drawn(0, 256 << 20))
                .isEqualTo("  [>                             ]   0 %       0 B of 256 MiB");
        assertThat(Progress.drawn(118 << 20, 256 << 20))
                .isEqualTo("  [=============>                ]  46 %   118 MiB of 256 MiB");
        assertThat(Progress.drawn(256 << 20, 256 << 20))
                .isEqualTo("  [==============================] 100 %   256 MiB of 256 MiB");
        StringWriter terminal = new StringWriter();
        StringWriter file = new StringWriter();
        Progress bar = new Progress(new PrintWriter(terminal), true, "night.cap", 256 << 20);
        Progress lines = new Progress(new PrintWriter(file), false, "night.cap", 256 << 20);
        for (long got = 0; got <= 256 << 20; got += 1 << 16) {
            bar.at(got);
            lines.at(got);
        }
        assertThat(terminal.toString().lines().count()).isGreaterThan(100).isLessThan(250);
        assertThat(terminal.toString()).endsWith("100 %   256 MiB of 256 MiB" + System.lineSeparator());
        assertThat(file.toString().lines()).containsExactly("Fetching 256 MiB of night.cap", "  64 MiB of 256 MiB",
                "  128 MiB of 256 MiB", "  192 MiB of 256 MiB", "  256 MiB of 256 MiB");
    }
}
