package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.kubernetes.Kubectl;
import io.netwatch.sandbox.launcher.ShippedCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What happened, at one look: in the object, on a page, and as the file itself. web-1 sends its data away. */
class LookTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(3)
            .configured("evidence: {store: beside-blob}\n");
    private static final String NAME = "night";
    private static final String STORY = "[0-9.]+ % of outgoing bytes \\([0-9.]+ MiB in [0-9.]+ s\\) went to"
            + " 203\\.0\\.113\\.77:443, over \\d+ connections? that began at \\d\\d:\\d\\d:\\d\\d UTC\\.";
    private static PacketCaptureRequest end;

    @TempDir
    private Path directory;

    @BeforeAll
    static void capture() {
        SITE.requests().create(NAME, "web-1", 24);
        end = SITE.requests().await(NAME, "Completed");
    }

    @Test
    void oneLineOfKubectlNamesWhoReceivedTheBytes() throws Exception {
        Kubectl.Result answer = SITE.kubectl(directory).run(
                "get pcr " + NAME + " -o jsonpath={.status.summary.sentence}");
        assertThat(answer.output()).matches(STORY);
    }

    @Test
    void theNumbersAreThereAndTheEventCarriesTheSentence() {
        assertThat(end.getStatus().summary()).satisfies(summary -> {
            assertThat(summary.guessedTarget()).isEqualTo("10.0.0.4");
            assertThat(summary.packets()).isEqualTo(end.getStatus().files().getFirst().packets());
            assertThat(summary.bytesOut()).isGreaterThan(summary.bytesIn());
            SITE.requests().awaitEvent(NAME, "Normal", "Completed", summary.sentence());
        });
    }

    @Test
    void theShippedCommandWritesAPageWithTheSentence() throws Exception {
        Path page = directory.resolve("report.html");
        ShippedCommand.Result run = SITE.site().command().run("report", "default/" + NAME, "-o", page.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().strip()).isEqualTo(end.getStatus().summary().sentence());
        assertThat(run.err()).contains("Fetching ", end.getStatus().files().getFirst().url());
        assertThat(Files.readString(page)).contains(run.out().strip(), "default/" + NAME, "Asked for: a scenario",
                "The capture began");
    }

    @Test
    void thePageLiesBesideTheFile() throws Exception {
        String url = end.getStatus().reportUrl();

        assertThat(url).startsWith(end.getStatus().blobUrl().replaceFirst("\\.cap$", "") + ".report-")
                .endsWith(".html");
        assertThat(new String(SITE.site().download(url), StandardCharsets.UTF_8)).contains(
                end.getStatus().summary().sentence(), "default/" + NAME, "The capture began").endsWith("</html>\n");
    }

    @Test
    void theFileIsFetchedAsAzureStoredItAndOnceOnly() throws Exception {
        ShippedCommand.Result run = SITE.site().command().run("download", "default/" + NAME, "-d",
                directory.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        Path file = Path.of(run.out().strip());
        assertThat(Files.readAllBytes(file)).isEqualTo(
                SITE.site().download(end.getStatus().files().getFirst().url()));
        assertThat(SITE.site().command().run("download", "default/" + NAME, "-d", directory.toString()).err())
                .doesNotContain("Fetching");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aLinkGivesTheFileToWhoeverHasIt() throws Exception {
        ShippedCommand.Result run = SITE.site().command().run("download", "default/" + NAME, "--link", "--for", "10m");

        assertThat(run.exit()).as(run.err()).isZero();
        String link = run.out().strip();
        assertThat(link).startsWith(end.getStatus().files().getFirst().url() + "?").contains("sp=r", "spr=https");
        assertThat(run.err()).contains("may read the file until ").doesNotContain("sig=");
        assertThat(SITE.web().get(link).body()).isEqualTo(
                SITE.site().download(end.getStatus().files().getFirst().url()));
        assertThat(SITE.web().get(link.replace("sp=r", "sp=rw")).status()).isEqualTo(403);
    }

    @Test
    void whoeverIsSignedInWithAzFetchesWithThatToken() throws Exception {
        az("echo \"$@\" >%s\ncat <<'END'\n{\"accessToken\": \"%s\", \"expiresOn\": \"2099-01-01 00:00:00.000000\", "
                .formatted(directory.resolve("asked"), SITE.site().storageToken())
                + "\"subscription\": \"s\", \"tenant\": \"t\", \"tokenType\": \"Bearer\"}\nEND\n");
        ShippedCommand.Result run = SITE.site().command().withAz(directory).run("download", "default/" + NAME, "-d",
                directory.toString());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Path.of(run.out().strip())).hasSize(end.getStatus().files().getFirst().sizeBytes());
        assertThat(Files.readString(directory.resolve("asked")))
                .startsWith("account get-access-token --output json --resource https://storage.azure.com");
    }

    @Test
    void whoIsNotSignedInWithAzIsToldSo() throws Exception {
        az("echo \"ERROR: Please run 'az login' to setup account.\" >&2\nexit 1\n");
        ShippedCommand.Result run = SITE.site().command().withAz(directory).run("download", "default/" + NAME, "-d",
                directory.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("az login").doesNotContain("Exception", "\tat ");
    }

    /** A program of that name, in the place of Microsoft's. */
    private void az(String script) throws IOException {
        Path az = Files.writeString(directory.resolve("az"), "#!/bin/sh\n" + script);
        assertThat(az.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void whatIsNotThereIsASentence() throws Exception {
        ShippedCommand.Result run = SITE.site().command().run("report", "default/nobody", "-o",
                directory.resolve("report.html").toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).startsWith("There is no PacketCaptureRequest default/nobody at http");
    }
}
