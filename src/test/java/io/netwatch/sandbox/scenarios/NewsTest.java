package io.netwatch.sandbox.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.capture.api.NewsDelivery;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.NewsSink;
import io.netwatch.sandbox.launcher.NewsSink.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a policy's sinks hear of one capture: each message once, and again where it did not get through. */
class NewsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final SiteExtension SITE = SiteExtension.atSpeed(4);

    @BeforeAll
    static void applyAPolicyWithTwoSinks() throws IOException {
        secret("chat", SITE.site().newsSink().url("/slack"));
        secret("events", SITE.site().newsSink().url("/events"));
        String policy = Files.readString(Path.of("examples", "policy.yaml"))
                .replaceFirst("timeLimitSeconds: 10.*", "timeLimitSeconds: 24") + """
                          notify:
                          - {type: Slack, secretRef: {name: chat}}
                          - {type: CloudEvents, secretRef: {name: events}}
                        """;
        client().resources(PacketCapturePolicy.class).inNamespace("default")
                .load(new ByteArrayInputStream(policy.getBytes(UTF_8))).create();
    }

    @Test
    void oneCaptureIsToldOnceAndAFailingSinkIsAskedAgainWithTheSameEvent() throws Exception {
        NewsSink sink = SITE.site().newsSink();
        String alert = ExampleAlert.FIRED.message("told", InstantSource.system().instant());
        // Under load the first answer may be a 503 although the request is stored.
        String name = SITE.web().awaitAnswer(() -> new Sender(SITE).sends(alert),
                answer -> answer.text().contains("\"name\""), PATIENCE).json().at("/requests/0/name").asText();
        await().atMost(PATIENCE).until(() -> sink.received("/events").size() == 1);
        sink.fail("/events", 500, 503);

        PacketCaptureRequest end = SITE.requests().await(name, "Completed");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(SITE.requests().get(name).getStatus().news())
                .extracting(NewsDelivery::sink, NewsDelivery::news, NewsDelivery::state)
                .containsExactly(tuple("Slack/chat/url", "Finished",
                        NewsDelivery.State.Delivered),
                        tuple("CloudEvents/events/url", "Finished",
                                NewsDelivery.State.Delivered)));

        String uid = end.getMetadata().getUid();
        List<Message> events = sink.received("/events");
        assertThat(events).extracting(Message::answer).containsExactly(202, 500, 503, 202);
        assertThat(events).extracting(NewsTest::id).containsExactly(uid + "-started", uid + "-finished",
                uid + "-finished", uid + "-finished");
        assertThat(sink.received("/slack")).hasSize(2).last().satisfies(message -> assertThat(message.body())
                .contains("Capture on web-1 finished: time limit", end.getStatus().files().getFirst().url(),
                        end.getStatus().summary().sentence()));
        assertThat(SITE.requests().events(name)).filteredOn(event -> event.getReason().equals("NewsUndelivered"))
                .singleElement().satisfies(event -> {
                    assertThat(event.getType()).isEqualTo("Warning");
                    assertThat(event.getCount()).isOne();
                    assertThat(event.getMessage()).contains("Finished for CloudEvents/events/url: 127.0.0.1 answered");
                });
    }

    private static String id(Message message) {
        try {
            return JSON.readTree(message.body()).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void secret(String name, String url) {
        client().resource(new SecretBuilder().withNewMetadata().withNamespace("default").withName(name)
                .addToLabels("capture.netwatch.io/notify", "true").endMetadata()
                .addToStringData("url", url).build()).create();
    }

    private static KubernetesClient client() {
        return SITE.site().world().client();
    }
}
