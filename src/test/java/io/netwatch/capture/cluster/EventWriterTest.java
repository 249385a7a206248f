package io.netwatch.capture.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.KubernetesInABox;
import io.netwatch.sandbox.kubernetes.model.Admission;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events are counted, not multiplied, and a visit never waits long for them nor fails by them. */
class EventWriterTest {
    private static final RequestKey NIGHT = new RequestKey("default", "night");
    private final ManualClock clock = new ManualClock("2026-03-01T02:00:00Z");
    private KubernetesInABox box;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        box = KubernetesInABox.start(0, InstantSource.system(), Admission.none());
        client = client(box.url().toString());
    }

    @AfterEach
    void stop() {
        client.close();
        box.close();
    }

    @Test
    void theSameWordIsCountedAndToldInItsLatestForm() {
        EventWriter writer = new EventWriter(client, clock);
        writer.write(NIGHT, "uid-1", Reason.TargetStopped, "db-1 does not run.");
        clock.advance(Duration.ofMinutes(5));
        writer.write(NIGHT, "uid-1", Reason.TargetStopped, "db-2 does not run.");
        new EventWriter(client, clock).write(NIGHT, "uid-1", Reason.TargetStopped, "db-3 does not run.");

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getCount()).isEqualTo(3);
            assertThat(event.getMessage()).isEqualTo("db-3 does not run.");
            assertThat(event.getType()).isEqualTo("Warning");
            assertThat(event.getFirstTimestamp()).isEqualTo("2026-03-01T02:00:00Z");
            assertThat(event.getLastTimestamp()).isEqualTo("2026-03-01T02:05:00Z");
            assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-1");
        });
    }

    @Test
    void otherWordsAndOtherObjectsOfTheNameAreEventsOfTheirOwn() {
        EventWriter writer = new EventWriter(client, clock);
        writer.write(NIGHT, "uid-1", Reason.Running, "Azure captures traffic.");
        writer.write(NIGHT, "uid-1", Reason.Completed, "The capture ran to its end.");
        writer.write(NIGHT, "uid-2", Reason.Running, "Azure captures traffic.");

        assertThat(events()).hasSize(3).allMatch(event -> event.getCount() == 1)
                .allMatch(event -> event.getType().equals("Normal"));
    }

    @Test
    void aNamespaceThatIsGoneOrAServerThatIsAwayIsNoReasonToFail() {
        new EventWriter(client, clock).write(new RequestKey("elsewhere", "night"), "uid-1", Reason.Running, "");
        box.close();
        assertThatCode(() -> new EventWriter(client, clock).write(NIGHT, "uid-1", Reason.Running, "x"))
                .doesNotThrowAnyException();
    }

    @Test
    void aServerThatNeverAnswersHoldsNoVisitForLong() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                KubernetesClient stuck = client("http://127.0.0.1:" + silent.getLocalPort())) {
            long begin = System.nanoTime();
            new EventWriter(stuck, clock).write(NIGHT, "uid-1", Reason.Running, "x");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(1),
                    Duration.ofSeconds(6));
        }
    }

    private List<Event> events() {
        return client.v1().events().inNamespace("default").list().getItems();
    }

    private static KubernetesClient client(String url) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder().withMasterUrl(url).withNamespace("default").build()).build();
    }
}
