package io.netwatch.capture.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.terms.Plain;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads fields of a message that strangers wrote. Azure's own payloads change types between versions, so a field of an
 * odd type counts as absent and never costs the whole alert.
 */
final class Fields {
    /** Longer than any id that Azure accepts, so that a cut id is never mistaken for a whole one. */
    static final int LONGEST_TEXT = 2048;

    private static final int MOST_ITEMS = 256;

    private Fields() {}

    /** The harmless text of a string, number or boolean; empty when it is anything else. */
    static String text(JsonNode node, int limit) {
        return node.isValueNode() && !node.isNull() ? harmless(node.asText(), limit).strip() : "";
    }

    /** Twice, because the first cut may leave half of a character that takes two; the second drops it. */
    static String harmless(String outside, int limit) {
        return Plain.text(Plain.text(outside, limit), limit);
    }

    static Optional<String> optional(JsonNode node, int limit) {
        return Optional.of(text(node, limit)).filter(text -> !text.isEmpty());
    }

    /** The texts of a list, or the one text that stands where a list should. */
    static List<String> texts(JsonNode node) {
        return items(node).map(item -> text(item, LONGEST_TEXT)).filter(text -> !text.isEmpty()).toList();
    }

    /** An ISO time with any number of fraction digits; without an offset it is UTC. */
    static Optional<Instant> time(JsonNode node) {
        String text = text(node, 40);
        return instant(text).or(() -> utc(text));
    }

    /** {@code Sev0} to {@code Sev4}: the older schema sends the digit alone. */
    static Optional<String> severity(JsonNode node) {
        String digit = text(node, 8).replaceFirst("(?i)^sev", "");
        return digit.matches("[0-4]") ? Optional.of("Sev" + digit) : Optional.empty();
    }

    /** One word for each state: the older schemas say Activated and Deactivated. Any other word is kept. */
    static String state(JsonNode node) {
        String word = text(node, 64);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "fired", "activated" -> Alert.FIRED;
            case "resolved", "deactivated" -> Alert.RESOLVED;
            default -> word;
        };
    }

    /** {@code name=value} of all conditions of a metric alert. */
    static List<String> dimensions(JsonNode condition) {
        return items(condition.path("allOf")).flatMap(one -> items(one.path("dimensions"))).limit(MOST_ITEMS)
                .map(pair -> text(pair.path("name"), 256) + "=" + text(pair.path("value"), LONGEST_TEXT)).distinct()
                .toList();
    }

    private static Stream<JsonNode> items(JsonNode node) {
        return node.isArray() ? node.valueStream().limit(MOST_ITEMS) : Stream.of(node);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> utc(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
