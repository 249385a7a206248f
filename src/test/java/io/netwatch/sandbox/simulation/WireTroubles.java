package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.Answer;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Delivery;
import io.netwatch.sandbox.azure.Delivery.Delivered;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/** Answers of Azure that are rare and right: they say a thing in another way than usual, or a thing that is new. */
final class WireTroubles {
    private static final Set<String> WORDS = Set.of("provisioningState", "packetCaptureStatus", "stopReason");

    private WireTroubles() {}

    /** Refused until a moment that is given as a date. */
    static Delivery throttledUntilDate(Azure model, Face face, Call call) {
        String until = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                model.time().truncatedTo(ChronoUnit.SECONDS).plus(Misfortune.RETRY_AFTER).atOffset(ZoneOffset.UTC));
        return new Delivered(new Answer(429, Map.of("Retry-After", until), new Answer.Body.Xml("slower")),
                Duration.ZERO);
    }

    /** A later Azure, whose states have other names. */
    static Delivery inNewWords(Azure model, Face face, Call call) {
        return model.deliver(face, call) instanceof Delivered(var answer, var delay)
                ? new Delivered(answer.body() instanceof Answer.Body.Json(var node)
                        ? new Answer(answer.status(), answer.headers(), new Answer.Body.Json(renamed(node.deepCopy())))
                        : answer, delay)
                : new Delivery.Lost();
    }

    private static JsonNode renamed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            WORDS.stream().filter(object::has).forEach(word -> object.put(word, "Hibernating"));
        }
        node.forEach(WireTroubles::renamed);
        return node;
    }
}
