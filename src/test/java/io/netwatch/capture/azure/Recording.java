package io.netwatch.capture.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What a client once said to the real Azure, and what Azure answered; tests that ask for one are skipped where it is absent. */
record Recording(List<Call> calls) {
    private static final Path FOLDER = Path.of("../shared/recordings");
    static final String OF_A_MACHINE = "lifecycle-vm-2024-08.json";
    static final String OF_A_RING_BUFFER = "azure-powershell-2025-06.TestPacketCaptureVMWithRingBuffer.transcribed.json";

    /** One request with its answer. */
    record Call(String method, String path, String query, JsonNode requestBody, int status, JsonNode headers,
            JsonNode responseBody) {

        static Call of(JsonNode call) {
            String[] url = call.path("url").asText().replace("https://management.azure.com", "").split("\\?", 2);
            return new Call(call.path("method").asText(), url[0], url[1], call.path("requestBody"),
                    call.path("status").asInt(), call.path("headers"), call.path("responseBody"));
        }

        boolean is(String wantedMethod, String pathPattern) {
            return method.equals(wantedMethod) && path.matches(pathPattern);
        }

        /** Empty where the recording shows no body. */
        String answer() {
            return responseBody.isObject() ? responseBody.toString() : "";
        }
    }

    static Recording read(String file) {
        Path path = FOLDER.resolve(file);
        Assumptions.assumeTrue(Files.exists(path), "the recordings are not part of this repository");
        try {
            return new Recording(new ObjectMapper().readTree(path.toFile()).path("interactions").valueStream()
                    .map(Call::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bodies of all good answers to such requests. */
    Stream<String> answers(String method, String pathPattern) {
        return calls.stream().filter(call -> call.is(method, pathPattern) && call.status() < 300).map(Call::answer);
    }
}
