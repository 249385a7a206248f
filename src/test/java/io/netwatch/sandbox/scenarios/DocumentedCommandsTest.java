package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.sandbox.launcher.Follow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shell lines of the documentation, run as they stand there, but for names, addresses and the patience. */
class DocumentedCommandsTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(6);
    private static final String DOCUMENTED_NAME = "look-at-web-2";

    @TempDir
    private Path directory;

    @BeforeEach
    void find() {
        SITE.kubectl(directory);
    }

    @Test
    void waitingForBothEndsTellsSuccess() throws Exception {
        SITE.requests().create("good-end", "web-2", 18);

        assertThat(run(block("docs/requests.md", "--for=condition=Complete"), "good-end")).isZero();

        assertThat(Follow.word(SITE.requests().get("good-end"))).isEqualTo("Completed");
    }

    @Test
    void waitingForBothEndsTellsFailure() throws Exception {
        SITE.requests().createWith("bad-end", "web-11", "startDeadlineSeconds: 2");

        assertThat(run(block("docs/requests.md", "--for=condition=Complete"), "bad-end")).isEqualTo(1);

        assertThat(Follow.word(SITE.requests().get("bad-end"))).isEqualTo("StartDeadlineExceeded");
    }

    @Test
    void theStartAndTheEndOfADeletionCanBeWaitedFor() throws Exception {
        List<String> lines = block("docs/requests.md", "--for=condition=Capturing").lines().toList();
        SITE.requests().create("to-and-fro", "web-1", 1800);

        assertThat(run(lines.getFirst(), "to-and-fro")).isZero();
        SITE.requests().delete("to-and-fro");
        assertThat(run(lines.getLast(), "to-and-fro")).isZero();

        assertThat(SITE.requests().names()).doesNotContain("to-and-fro");
    }

    @Test
    void aPolicyIsLookedAtAndDrilled() throws Exception {
        serving();
        assertThat(run(block("docs/alerts.md", "kubectl get pcpol "), "")).isZero();
        assertThat(Files.readString(directory.resolve("said"))).contains("egress-spike");

        assertThat(run(block("docs/alerts.md", "drill-requested-at"), "")).isZero();
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            run(block("docs/alerts.md", "drill-requested-at").lines().toList().getLast(), "");
            return Files.readString(directory.resolve("said")).contains("result");
        });
    }

    @ParameterizedTest
    @CsvSource({"docs/alerts.md, common-schema-fired.json", "examples/alerts/README.md, common-schema-fired.json"})
    void anAlertIsPostedByHand(String page, String text) throws Exception {
        serving();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            run(block(page, text), "");
            String said = Files.readString(directory.resolve("said"));
            return said.contains("\"created\"") || said.contains("\"covered\"");
        });
    }

    private void serving() throws Exception {
        assertThat(run("kubectl apply -f examples/policy.yaml", "")).isZero();
    }

    private int run(String lines, String name) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("lines.sh"), adapted(lines, name));
        ProcessBuilder bash = new ProcessBuilder("bash", script.toString()).redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile());
        bash.environment().put("KUBECONFIG", SITE.site().world().kubernetes().kubeconfig().toString());
        Process process = bash.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the lines return").isTrue();
        return process.exitValue();
    }

    // The wait that lost is left behind, so it must not last.
    private static String adapted(String lines, String name) {
        String bridge = SITE.site().access().bridgeUrl().toString();
        return lines.replace(DOCUMENTED_NAME, name).replace("--timeout=10m", "--timeout=40s")
                .replace("pcpol NAME", "pcpol egress-spike")
                .replace("target/sandbox/env", SITE.site().folder().path().resolve("env").toString())
                .replace(" common-schema-fired.json |", " examples/alerts/common-schema-fired.json |")
                .replace("http://127.0.0.1:8080/alerts?code=$TOKEN", bridge);
    }

    /** The shell block of a page that holds this text. */
    private static String block(String page, String text) throws IOException {
        return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(page))).results().map(found -> found.group(1))
                .filter(block -> block.contains(text)).findFirst().orElseThrow();
    }
}
