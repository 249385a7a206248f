package io.netwatch.sandbox.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.azure.StoredBlob;
import io.netwatch.sandbox.kubernetes.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The same stories, typed by a person. */
class KubectlStoryTest {
    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(6);

    @TempDir
    private Path directory;
    private Kubectl kubectl;

    @BeforeEach
    void find() throws IOException {
        assumeTrue(Kubectl.onThePath().isPresent(), "kubectl is not on the PATH");
        kubectl = new Kubectl(Kubectl.onThePath().get(), SITE.site().world().kubernetes().kubeconfig(), directory);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void theExamplesRunToTheirEndBeforeOnesEyes() throws Exception {
        Path seen = directory.resolve("seen");
        assertThat(ok("apply -f " + Path.of("examples").toAbsolutePath())).contains("look-at-web-2 created")
                .contains("egress-spike created");
        Process watch = kubectl.start(List.of("get", "pcr", "look-at-web-2", "-w"), seen);
        try {
            ok("wait --for=condition=Complete --timeout=60s pcr/look-at-web-2");
            await().untilAsserted(() -> assertThat(Files.readString(seen))
                    .containsPattern("NAME +TARGET +STATE +WHY +SIZE +AGE")
                    .containsPattern("look-at-web-2 +web-2 +Running")
                    .containsPattern("look-at-web-2 +web-2 +Completed"));
        } finally {
            watch.destroy();
        }
        assertThat(ok("get pcr look-at-web-2"))
                .containsPattern("look-at-web-2 +web-2 +Completed +time limit +[0-9.]+ [KM]iB +\\d+s");
        assertThat(ok("get pcr look-at-web-2 -o wide"))
                .containsPattern("Completed .* look-at-web-2-[0-9a-f]{8}-[0-9a-f-]{36} +https://[^ ]+[.]cap");
        SITE.requests().awaitEvent("look-at-web-2", "Normal", "Completed");
        assertThat(ok("describe pcr look-at-web-2")).contains("Conditions:", "Type:", "Capturing")
                .containsPattern("Normal +Running ").containsPattern("Normal +Completed .*The capture ran to its end");
    }

    @Test
    void explainTellsEveryField() throws Exception {
        assertThat(ok("explain pcr.spec --recursive")).contains("timeLimitSeconds", "ringBuffer", "remoteIPAddress",
                "enum: Running, Stopped");
        assertThat(ok("explain pcr.spec.timeLimitSeconds")).contains("Longest duration in seconds");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void deleteReturnsWhenAzureIsCleanAndTheFileStays() throws Exception {
        kubectl.file("long.yaml", Requests.manifest("long", "web-1", 1800));
        ok("apply -f long.yaml");
        PacketCaptureRequest running = SITE.requests().await("long", "Running");

        assertThat(ok("delete pcr long")).contains("\"long\" deleted");

        assertThat(SITE.azure().captures()).noneMatch(each -> each.name().equals(running.getStatus().captureName()));
        assertThat(SITE.azure().blobs()).extracting(StoredBlob::address)
                .anyMatch(blob -> running.getStatus().blobUrl().endsWith(blob.name()));
    }

    @Test
    void aWrongSpecIsRefusedWithFieldValueAndRemedy() throws Exception {
        kubectl.file("wrong.yaml", Requests.manifest("wrong", "web-1", 99_999));
        assertThat(fails("apply -f wrong.yaml")).contains("spec.timeLimitSeconds", "99999", "18000");

        kubectl.file("wrong.yaml", Requests.manifest("wrong", "web-1", 60)
                .replace("  reason: a scenario", "  filters: [{localPort: \"80-\"}]"));
        assertThat(fails("apply -f wrong.yaml")).contains("spec.filters[0].localPort", "\"80-\"", "write");
        assertThat(SITE.requests().names()).doesNotContain("wrong");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void anOrderedCaptureCannotBeChangedButEnded() throws Exception {
        kubectl.file("fixed.yaml", Requests.manifest("fixed", "web-1", 1800));
        ok("apply -f fixed.yaml");
        SITE.requests().await("fixed", "Running");

        kubectl.file("fixed.yaml", Requests.manifest("fixed", "web-1", 60));
        assertThat(fails("apply -f fixed.yaml")).contains("is frozen once the capture is ordered",
                "create another request instead");

        ok("patch pcr fixed --type=merge -p {\"spec\":{\"desiredState\":\"Stopped\"}}");
        SITE.requests().await("fixed", "StoppedEarly");
    }

    /** Runs a command that must succeed. */
    private String ok(String arguments) throws IOException, InterruptedException {
        Kubectl.Result result = kubectl.run(arguments);
        assertThat(result.exit()).as(result.output()).isZero();
        return result.output();
    }

    private String fails(String arguments) throws IOException, InterruptedException {
        Kubectl.Result result = kubectl.run(arguments);
        assertThat(result.exit()).as(result.output()).isNotZero();
        return result.output();
    }
}
