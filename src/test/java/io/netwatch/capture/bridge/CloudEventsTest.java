package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event Grid and other senders of events: how they ask whether they may send, and what they send in headers. */
class CloudEventsTest {
    private static final String ADDRESS = "/alerts/" + RunningBridge.TOKEN;
    private RunningBridge bridge;

    @BeforeEach
    void start(@TempDir Path dir) throws IOException {
        bridge = new RunningBridge(dir, Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @Test
    void whoKnowsTheTokenMaySendEvents() throws Exception {
        HttpResponse<String> answer = options(ADDRESS, "eventgrid.azure.net");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("WebHook-Allowed-Origin")).contains("eventgrid.azure.net");
        assertThat(answer.headers().firstValue("WebHook-Allowed-Rate")).contains("*");
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void aStrangerMayNot() throws Exception {
        HttpResponse<String> answer = options("/alerts/a-token-that-is-wrong", "eventgrid.azure.net");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WebHook-Allowed-Origin")).isEmpty();
    }

    @Test
    void anEventWithItsAttributesInHeadersIsTaken() throws Exception {
        HttpResponse<String> answer = bridge.send(bridge
                .request(ADDRESS, BodyPublishers.ofByteArray(Messages.bytes("common-fired")))
                .header("ce-specversion", "1.0").header("ce-id", "e-1").header("ce-type", "alert"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(bridge.cluster.stored()).hasSize(1);
    }

    @Test
    void eventGridGetsItsCodeBack() throws Exception {
        HttpResponse<String> answer = bridge.post(ADDRESS,
                """
                        [{"eventType": "Microsoft.EventGrid.SubscriptionValidationEvent", "data": {"validationCode": "c0de"}}]"""
                        .getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new ObjectMapper().readTree(answer.body()).path("validationResponse").asText()).isEqualTo("c0de");
    }

    /** Senders' names are told back to them, so they must not bring a line of their own into the answer. */
    @Test
    void whateverASenderCallsItselfIsAnsweredAndNeverWith500() throws IOException {
        for (long seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String origin = random.ints(random.nextInt(600), 1, 256).mapToObj(Character::toString)
                    .collect(Collectors.joining());
            try (Socket socket = bridge.connect()) {
                Raw.write(socket,
                        "OPTIONS " + ADDRESS + " HTTP/1.1\r\nHost: bridge\r\nWebHook-Request-Origin: " + origin
                                + "\r\nWebHook-Request-Callback: http://127.0.0.1:9/never-called\r\n\r\n");
                socket.shutdownOutput();
                String head = Raw.head(socket);

                assertThat(head).as("seed %d", seed).containsPattern("^HTTP/1.1 (200|400|405)");
                assertThat(head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("webhook-allowed-or")))
                        .as("seed %d", seed).hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    private HttpResponse<String> options(String path, String origin) throws Exception {
        return bridge.send(bridge.request(path, BodyPublishers.noBody()).method("OPTIONS", BodyPublishers.noBody())
                .header("WebHook-Request-Origin", origin));
    }
}
