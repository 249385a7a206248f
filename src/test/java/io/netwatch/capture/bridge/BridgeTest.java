package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.cluster.RequestStore.Stored;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sender sees, over a real socket. */
class BridgeTest {
    private RunningBridge bridge;

    @BeforeEach
    void start(@TempDir Path dir) throws IOException {
        bridge = new RunningBridge(dir, Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        bridge.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts/" + RunningBridge.TOKEN, "/alerts?code=" + RunningBridge.TOKEN})
    void bothFormsOfTheAddressTakeAnAlert(String path) throws Exception {
        HttpResponse<String> answer = bridge.post(path, Messages.bytes("common-fired"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json(answer).at("/requests/0/name").asText()).isEqualTo(bridge.cluster.stored().getFirst().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/alerts/a-token-that-is-wrong", "/alerts?code=a-token-that-is-wrong", "/alerts",
            "/alerts?code=", "/alerts?token=" + RunningBridge.TOKEN})
    void aStrangerIsTurnedAwayWithASentence(String path) throws Exception {
        HttpResponse<String> answer = bridge.post(path, Messages.bytes("common-fired"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("message").asText()).contains("token");
        assertThat(bridge.cluster.stored()).isEmpty();
    }

    @Test
    void theSameAlertTwiceIsOneRequest() throws Exception {
        bridge.alert("common-fired");
        HttpResponse<String> again = bridge.alert("common-fired");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).path("result").asText()).isEqualTo("already-stored");
        assertThat(bridge.cluster.stored()).hasSize(1);
    }

    @Test
    void twoPoliciesMakeTwoRequests() throws Exception {
        bridge.cluster.with("shop", "everything", "*");

        assertThat(json(bridge.alert("metric-activated")).path("requests")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"common-resolved, resolved", "metric-deactivated, resolved", "portal-test, test"})
    void whatStartsNothingIsTakenAndSaid(String message, String result) throws Exception {
        HttpResponse<String> answer = bridge.alert(message);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("result").asText()).isEqualTo(result);
    }

    @Test
    void anOldAlertIsTakenAndSaid() throws Exception {
        String old = Messages.text("common-fired").replace("2026-03-01", "2026-02-28");
        HttpResponse<String> answer = bridge.post("/alerts/" + RunningBridge.TOKEN, old.getBytes(UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("result").asText()).isEqualTo("too-old");
    }

    @Test
    void whatIsNotJsonIsRefusedForGood() throws Exception {
        assertThat(bridge.post("/alerts/" + RunningBridge.TOKEN, "alert!".getBytes(UTF_8)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void troubleWithTheApiServerAsksForAnotherTry() throws Exception {
        bridge.cluster.answering(request -> new Stored.Unavailable("connection refused"));
        HttpResponse<String> answer = bridge.alert("common-fired");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    }

    @Test
    void aBugAsksForAnotherTryAndIsNever500() throws Exception {
        bridge.cluster.answering(request -> {
            throw new IllegalStateException("a bug");
        });

        assertThat(bridge.alert("common-fired").statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"GET, /alerts, 405", "PUT, /alerts/some-token, 405", "GET, /, 404", "POST, /other, 404",
            "POST, /alerts/a/b, 404"})
    void everythingElseIsRefusedWithASentence(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = bridge.send(bridge.request(path, BodyPublishers.noBody())
                .method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("message").asText()).endsWith(".");
    }

    @Test
    void everyOutcomeIsCounted() throws Exception {
        bridge.alert("common-fired");
        bridge.post("/alerts/a-token-that-is-wrong", new byte[0]);

        assertThat(bridge.counted).extracting(Outcome::result).containsExactly("created", "unauthorized");
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
