package io.netwatch.capture.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.policy.Alert;
import java.util.List;
import java.util.Optional;

/**
 * What the sender of a message is told.
 *
 * @param status HTTP status. Azure tries again only after 408, 429, 503 and 504, so passing trouble is always 503.
 * @param result one word of a small set, fit for counters
 * @param message one sentence for people
 * @param alert empty when the message was not understood
 */
public record Outcome(int status, String result, String message, List<Line> requests, List<String> ignored,
        Optional<Alert> alert) {
    /** Seconds after which Azure tries again for the first time on its own. */
    static final int RETRY_AFTER_SECONDS = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What became of one request.
     *
     * @param message empty when the result says all
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(String name, String target, String policy, String result, String message) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Body(String result, String message, List<Line> requests, List<String> ignored) {}

    public Outcome {
        requests = List.copyOf(requests);
        ignored = List.copyOf(ignored);
    }

    static Outcome of(int status, String result, String message) {
        return new Outcome(status, result, message, List.of(), List.of(), Optional.empty());
    }

    static Outcome unavailable(String message) {
        return of(503, "unavailable", message);
    }

    Outcome about(Alert understood) {
        return new Outcome(status, result, message, requests, ignored, Optional.of(understood));
    }

    boolean asksToTryAgain() {
        return status == 503;
    }

    /** The answer's body in UTF-8. */
    public byte[] json() {
        try {
            return JSON.writeValueAsBytes(new Body(result, message, requests, ignored));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts always have a JSON form", e);
        }
    }
}
