package io.netwatch.sandbox.traffic;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tcpdump, which knows nothing of us, thinks of the files. */
class TcpdumpTest {
    private static final Instant FROM = Instant.parse("2026-03-01T02:00:02.250Z");
    private static final TrafficPlan PLAN = new TrafficPlan(7, "10.0.0.4", FROM, FROM.plusSeconds(120), 20_000);

    @TempDir
    Path directory;

    @Test
    void findsEveryKindOfTrafficAndNoWrongChecksum() throws IOException, InterruptedException {
        List<String> lines = dump(CaptureLimits.NONE);

        assertThat(lines)
                .noneMatch(line -> line.contains("incorrect") || line.contains("bad cksum") || line.contains("bad udp")
                        || line.contains("truncated"));
        assertThat(lines).anyMatch(line -> line.contains("Flags [S]") && line.contains("(correct)"));
        assertThat(lines).anyMatch(line -> line.contains("Flags [F.]"));
        assertThat(lines).anyMatch(line -> line.contains("A? api.example.net."));
        assertThat(lines).anyMatch(line -> line.contains("A 198.51.100.20"));
        assertThat(lines).anyMatch(line -> line.contains("NTPv4, Server"));
        assertThat(lines).anyMatch(line -> line.contains("ICMP echo reply"));
        assertThat(lines).anyMatch(line -> line.contains("SYSLOG"));
    }

    @Test
    void readsFilesWithASnapLength() throws IOException, InterruptedException {
        assertThat(dump(new CaptureLimits(96, 50_000, List.of()))).hasSizeGreaterThan(300);
    }

    private List<String> dump(CaptureLimits limits) throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "tcpdump"))),
                "tcpdump is not installed");
        Path file = Files.write(directory.resolve("traffic.cap"), CaptureFile.of(PLAN, limits));
        Path output = directory.resolve("output");
        // From standard input, as tcpdump gives up root before it opens files by name.
        Process process = new ProcessBuilder("tcpdump", "-nn", "-vv", "-r", "-").redirectInput(file.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(60, SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(output);
    }
}
