package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.api.RecordingStatus.Gaps;
import io.netwatch.capture.api.RecordingStatus.Loss;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.model.Admission;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code kubectl describe pcpol} shows of a flight recorder: one Event for each target and word, counted. */
class PolicyNewsTest {
    private KubernetesInABox box;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        client = new KubernetesClientBuilder().withConfig(
                new ConfigBuilder().withMasterUrl(box.url().toString()).withNamespace("default").build()).build();
    }

    @AfterEach
    void stop() {
        client.close();
        box.close();
    }

    @Test
    void aTargetThatIsLostAgainAndAgainIsCounted() {
        write(true, status(line("web-1", null), line("web-2", null)),
                status(line("web-1", loss(1)), line("web-2", loss(1))));
        for (int number = 1; number < 5; number++) {
            write(true, status(line("web-1", loss(number))), status(line("web-1", loss(number + 1))));
        }

        assertThat(events()).hasSize(2).allSatisfy(event -> {
            assertThat(event.getReason()).isEqualTo("RecordingLost");
            assertThat(event.getType()).isEqualTo("Warning");
            assertThat(event.getInvolvedObject().getKind()).isEqualTo("PacketCapturePolicy");
            assertThat(event.getInvolvedObject().getUid()).isEqualTo("policy-uid");
        });
        assertThat(events()).extracting(Event::getCount).containsExactlyInAnyOrder(5, 1);
        assertThat(events()).extracting(Event::getMessage).anyMatch(said -> said.contains("Request rec-5 for web-1"))
                .anyMatch(said -> said.contains("Request rec-1 for web-2"));
    }

    @Test
    void whatWasNotStoredOrIsNoNewsIsNotTold() {
        write(false, status(line("web-1", null)), status(line("web-1", loss(1))));
        write(true, status(line("web-1", loss(1))), status(line("web-1", loss(1))));
        write(true, null, status(line("web-1", loss(1))));

        assertThat(events()).isEmpty();
    }

    private void write(boolean stored, PacketCapturePolicyStatus before, PacketCapturePolicyStatus now) {
        PacketCapturePolicy read = new PacketCapturePolicy();
        read.getMetadata().setNamespace("default");
        read.getMetadata().setName("egress");
        read.getMetadata().setUid("policy-uid");
        read.setStatus(before);
        EventWriter events = new EventWriter(client, new ManualClock("2026-03-01T02:00:00Z"));
        assertThat(new PolicyNews((_, _) -> stored, events).write(read, now)).isEqualTo(stored);
    }

    private List<Event> events() {
        return client.v1().events().inNamespace("default").list().getItems();
    }

    private static PacketCapturePolicyStatus status(RecordingStatus... lines) {
        return new PacketCapturePolicyStatus(1L, List.of(), null, null, null, null, null, null)
                .with(Stream.of(lines).toList(), null);
    }

    private static RecordingStatus line(String target, Loss loss) {
        return new RecordingStatus(target, "rec", "CaptureLost", null, 60L, new Gaps(0, 0L), null, loss);
    }

    private static Loss loss(int number) {
        return new Loss("2026-03-01T02:0%d:00Z".formatted(number), "rec-" + number, "Somebody deleted it.", null);
    }
}
