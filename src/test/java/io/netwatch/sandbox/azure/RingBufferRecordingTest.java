package io.netwatch.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.Azure.Face;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Plays the life of a ring buffer that was recorded in June 2025. The recording is an excerpt: the stop that must have come
 * before the last status is not in it, nor is the way to the operations.
 */
class RingBufferRecordingTest {
    private static final Path RECORDING = Path
            .of("../shared/recordings/azure-powershell-2025-06.TestPacketCaptureVMWithRingBuffer.transcribed.json");
    private static final String SUBSCRIPTION = "c9acd95d-34fe-4603-b50a-89c27c045b02";
    private static final String STOPPED_AT = "2025-06-20T10:19:20Z";
    private static final List<String> GENERATED = List.of("etag", "captureStartTime",
            "queryPacketCaptureLastOperationId");

    private final ManualClock clock = new ManualClock("2025-06-20T10:18:40Z");
    private final Azure azure = new Azure(AzureWorld.builder().rules(ArmRules.standard().withTokensRequired(false))
            .watcher(NetworkWatcher.automatic(SUBSCRIPTION, "westcentralus"))
            .machine(VirtualMachine.of(SUBSCRIPTION, "psnrp5324", "psnrp9847", "westcentralus", "Windows", "10.0.0.4"))
            .build(), clock, Endpoints.PUBLIC);

    /** A recorded call, and what the model makes of it. */
    private record Step(JsonNode recorded, Answer answer) {}

    @Test
    void givesTheRecordedStatusAndBodyToEveryCall() throws IOException {
        assertThat(replay()).hasSize(7).allSatisfy(step -> {
            String call = step.recorded().path("date").asText() + " " + step.recorded().path("method").asText();
            assertThat(step.answer().status()).as(call).isEqualTo(step.recorded().path("status").asInt());
            assertThat(constant(step.answer().json())).as(call)
                    .isEqualTo(constant(step.recorded().path("responseBody")));
        });
    }

    @Test
    void startsTheCaptureWhenTheRecordingDid() throws IOException {
        Step status = replay().stream().filter(step -> step.answer().json().has("captureStartTime")).findFirst()
                .orElseThrow();

        assertThat(start(status.answer().json())).isBetween(start(status.recorded().path("responseBody"))
                .minusSeconds(2), start(status.recorded().path("responseBody")).plusSeconds(2));
    }

    private List<Step> replay() throws IOException {
        assumeTrue(Files.exists(RECORDING), "the recordings are not part of this repository");
        List<Step> steps = new ArrayList<>();
        Optional<String> stop = Optional.empty();
        for (JsonNode call : new ObjectMapper().readTree(RECORDING.toFile()).path("interactions")) {
            String url = call.path("url").asText();
            Instant at = Instant.parse(call.path("date").asText());
            if (url.contains("/locations/")) {
                continue;
            }
            if (at.isAfter(Instant.parse(STOPPED_AT)) && stop.isEmpty()) {
                clock.set(Instant.parse(STOPPED_AT));
                stop = Optional.of(url.replaceFirst("[?]", "/stop?"));
                assertThat(azure.answer(Face.ARM, Call.of("POST", stop.get())).status()).isEqualTo(202);
            }
            clock.set(at);
            steps.add(new Step(call, play(call, url)));
        }
        return steps;
    }

    private Answer play(JsonNode recorded, String url) {
        Call call = Call.of(recorded.path("method").asText(), url);
        return azure.answer(Face.ARM,
                recorded.path("requestBody").isObject() ? call.with(recorded.path("requestBody")) : call);
    }

    /** What is generated anew each time does not count, nor in which number type JSON was read. */
    private static String constant(JsonNode body) {
        JsonNode copy = body.deepCopy();
        copy.findParents("name").stream().map(ObjectNode.class::cast).forEach(node -> node.remove(GENERATED));
        if (copy.path("properties") instanceof ObjectNode properties) {
            properties.remove(GENERATED);
        }
        return copy.toString();
    }

    private static Instant start(JsonNode status) {
        return Instant.parse(status.path("captureStartTime").asText());
    }
}
