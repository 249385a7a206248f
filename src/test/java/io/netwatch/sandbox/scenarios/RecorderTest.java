package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.Web.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A flight recorder as people see it: it records, an alert freezes the past, the next recording runs on, and it is disarmed. */
class RecorderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String POLICY = "black-box";

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    @Test
    void anAlertFindsWhatWasRecordedBeforeIt() throws Exception {
        policies().load(new ByteArrayInputStream(manifest().getBytes(UTF_8))).create();
        String first = awaitRecording("");

        String name = awaitEvidence();
        PacketCaptureRequest evidence = SITE.requests().await(name, "Completed");

        assertThat(evidence.getStatus().recording().name()).isEqualTo(first);
        assertThat(evidence.getStatus().files()).isNotEmpty();
        assertThat(evidence.getStatus().summary().sentence()).isNotEmpty();
        assertThat(Requests.condition(evidence, "Complete").orElseThrow().message())
                .contains("Recording " + first + " reaches from ");
        assertThat(Follow.word(SITE.requests().get(first))).isEqualTo("Frozen");
        String second = awaitRecording(first);
        await().atMost(PATIENCE).untilAsserted(() -> {
            RecordingStatus told = status().recordings().getFirst();
            assertThat(told.request()).isEqualTo(second);
            assertThat(told.state()).isEqualTo("Recording");
            assertThat(told.gaps().seconds()).isLessThan(60);
        });

        policies().withName(POLICY).patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"suspend\":true}}");
        SITE.requests().awaitGone(second);
        assertThat(SITE.azure().creates(evidence.getMetadata().getName())).as("no session of its own").isZero();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status().recordings()).isEmpty());
    }

    /** One that runs and is not the one before. */
    private static String awaitRecording(String before) {
        return await().atMost(PATIENCE).until(() -> recordings().stream()
                .filter(one -> Follow.word(one).equals("Recording")).map(one -> one.getMetadata().getName())
                .filter(one -> !one.equals(before)).findFirst().orElse(""), one -> !one.isEmpty());
    }

    private static String awaitEvidence() throws IOException, InterruptedException {
        String alert = ExampleAlert.FIRED.message("black-box", InstantSource.system().instant()).replace("web-1",
                "web-2");
        Answer answer = SITE.web().awaitAnswer(
                () -> SITE.web().post(SITE.site().access().bridgeUrl(), alert),
                said -> said.text().contains("\"created\"") || said.text().contains("already-stored"), PATIENCE);
        return answer.json().at("/requests/0/name").asText();
    }

    private static List<PacketCaptureRequest> recordings() {
        return SITE.requests().all().stream()
                .filter(one -> !one.getMetadata().getOwnerReferences().isEmpty()).toList();
    }

    private static NonNamespaceOperation<PacketCapturePolicy, KubernetesResourceList<PacketCapturePolicy>, Resource<PacketCapturePolicy>> policies() {
        return SITE.site().world().client().resources(PacketCapturePolicy.class).inNamespace("default");
    }

    private static PacketCapturePolicyStatus status() {
        return policies().withName(POLICY).require().getStatus();
    }

    private static String manifest() throws IOException {
        return Files.readString(Path.of("examples", "flight-recorder.yaml"));
    }
}
