package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
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

    private HttpResponse<String> options(String path, String origin) throws Exception {
        return bridge.send(bridge.request(path, BodyPublishers.noBody()).method("OPTIONS", BodyPublishers.noBody())
                .header("WebHook-Request-Origin", origin));
    }
}
