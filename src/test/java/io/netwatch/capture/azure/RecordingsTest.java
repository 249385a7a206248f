package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.request.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads what Azure really answered, where such recordings are at hand. */
class RecordingsTest {
    private static final Path RECORDING = Path.of("../shared/recordings/lifecycle-vm-2024-08.json");
    private static List<JsonNode> calls = List.of();

    @BeforeAll
    static void readRecording() throws IOException {
        Assumptions.assumeTrue(Files.exists(RECORDING));
        calls = new ObjectMapper().readTree(RECORDING.toFile()).path("interactions").valueStream().toList();
    }

    @Test
    void readsEverySessionThatWasCreatedOrShown() throws IOException {
        List<String> bodies = bodiesOf("PUT|GET", ".*/packetCaptures/[^/?]+\\?.*").toList();

        assertThat(bodies).isNotEmpty();
        for (String body : bodies) {
            assertThat(Sessions.session(body)).satisfies(session -> {
                assertThat(session.target().isVirtualMachine()).isTrue();
                assertThat(session.timeLimitSeconds()).isPositive();
                assertThat(session.totalBytes()).isPositive();
            });
        }
    }

    @Test
    void readsThatTheSessionsWereStopped() throws IOException {
        List<String> bodies = bodiesOf("POST", ".*/queryStatus\\?.*").toList();

        assertThat(bodies).isNotEmpty();
        for (String body : bodies) {
            assertThat(Sessions.runState(body)).satisfies(state -> {
                assertThat(state.status()).isEqualTo(Status.Stopped);
                assertThat(state.stopReason()).isEqualTo("Manual");
                assertThat(state.startTime()).isPresent();
            });
        }
    }

    @Test
    void findsTheWatcherOfTheRegion() throws IOException {
        String body = bodiesOf("GET", ".*/networkWatchers\\?.*").findFirst().orElseThrow();

        assertThat(ArmTargets.watchersOf(body)).extracting(Watcher::location).contains("westus2")
                .doesNotHaveDuplicates();
    }

    private static Stream<String> bodiesOf(String methods, String url) {
        return calls.stream().filter(call -> call.path("method").asText().matches(methods)
                && call.path("url").asText().matches(url) && call.path("status").asInt() < 300)
                .map(call -> call.path("responseBody").toString());
    }
}
