package io.netwatch.capture.bridge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.core.policy.Alert;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the sender of a message is told.
 *
 * @param status HTTP status. Azure tries again only after 408, 429, 503 and 504, so passing trouble is always 503.
 * @param result one word of a small set, fit for counters
 * @param message one sentence for people
 * @param alert empty when the message was not understood; of several alerts in one message the first
 * @param validationResponse the code that Event Grid wants back; empty for every other message
 */
public record Outcome(int status, String result, String message, List<Line> requests, List<String> ignored,
        Optional<Alert> alert, Optional<String> validationResponse) {
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
    private record Body(String result, String message, List<Line> requests, List<String> ignored,
            String validationResponse) {}

    public Outcome {
        requests = List.copyOf(requests);
        ignored = List.copyOf(ignored);
    }

    static Outcome of(int status, String result, String message) {
        return new Outcome(status, result, message, List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    static Outcome unavailable(String message) {
        return of(503, "unavailable", message);
    }

    static Outcome handshake(String code) {
        return new Outcome(200, "handshake", "Event Grid may send here.", List.of(), List.of(), Optional.empty(),
                Optional.of(code));
    }

    /** One answer for all alerts of a message: what asks for another try counts most, then what stored something. */
    static Outcome all(List<Outcome> outcomes) {
        Outcome worst = outcomes.stream().max(Comparator.comparingInt(Outcome::weight)).orElseThrow();
        return new Outcome(worst.status, worst.result, worst.message,
                outcomes.stream().flatMap(outcome -> outcome.requests.stream()).toList(),
                outcomes.stream().flatMap(outcome -> outcome.told(worst)).distinct().toList(),
                outcomes.getFirst().alert, Optional.empty());
    }

    /** Of the others, whatever started nothing is told as ignored. */
    private Stream<String> told(Outcome worst) {
        boolean silent = requests.isEmpty() && !message.equals(worst.message);
        return Stream.concat(silent ? Stream.of(message) : Stream.empty(), ignored.stream());
    }

    private int weight() {
        return asksToTryAgain() ? 3 : status >= 400 ? 2 : requests.isEmpty() ? 0 : 1;
    }

    Outcome about(Alert understood) {
        return new Outcome(status, result, message, requests, ignored, Optional.of(understood), validationResponse);
    }

    Outcome with(List<Line> lines) {
        return new Outcome(status, result, message, lines, ignored, alert, validationResponse);
    }

    Outcome ignoring(List<String> sentences) {
        return new Outcome(status, result, message, requests, sentences, alert, validationResponse);
    }

    /** Whether nobody can tell where the next message of the same connection begins. */
    boolean leavesTheBodyUnread() {
        return status == 400 || status == 408 || status == 413;
    }

    boolean asksToTryAgain() {
        return status == 503;
    }

    /** The answer's body in UTF-8. */
    public byte[] json() {
        try {
            return JSON.writeValueAsBytes(
                    new Body(result, message, requests, ignored, validationResponse.orElse(null)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists of texts always have a JSON form", e);
        }
    }
}
