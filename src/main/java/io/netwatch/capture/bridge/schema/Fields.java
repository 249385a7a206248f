package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.terms.Plain;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads fields of a message that strangers wrote. Azure's own payloads change types between versions, so a field of an
 * odd type counts as absent and never costs the whole alert.
 */
public final class Fields {
    /** Longer than any id that Azure accepts, so that a cut id is never mistaken for a whole one. */
    static final int LONGEST_TEXT = 2048;

    private static final int MOST_ITEMS = 256;
    private static final List<String> SEVERITIES = List.of("critical", "error", "warning", "informational", "verbose");
    private static final DateTimeFormatter AMERICAN = DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);

    private Fields() {}

    /** The harmless text of a string, number or boolean; empty when it is anything else. */
    static String text(JsonNode node, int limit) {
        return node.isValueNode() && !node.isNull() ? harmless(node.asText(), limit).strip() : "";
    }

    /** Twice, because the first cut may leave half of a character that takes two; the second drops it. */
    public static String harmless(String outside, int limit) {
        return Plain.text(Plain.text(outside, limit), limit);
    }

    static Optional<String> optional(JsonNode node, int limit) {
        return Optional.of(text(node, limit)).filter(text -> !text.isEmpty());
    }

    /** The texts of a list, or the one text that stands where a list should. */
    static List<String> texts(JsonNode node) {
        return items(node).map(item -> text(item, LONGEST_TEXT)).filter(text -> !text.isEmpty()).toList();
    }

    /** The field of this name in any case: the older schemas do not agree with themselves. */
    static JsonNode find(JsonNode object, String name) {
        return object.propertyStream().filter(field -> field.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .findFirst().orElseGet(MissingNode::getInstance);
    }

    /**
     * An ISO time with any number of fraction digits, without an offset in UTC, or a time as Americans write it, which
     * some log alerts carry.
     */
    static Optional<Instant> time(JsonNode node) {
        String text = text(node, 40);
        return parsed(() -> OffsetDateTime.parse(text).toInstant())
                .or(() -> parsed(() -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)))
                .or(() -> parsed(() -> LocalDateTime.parse(text, AMERICAN).toInstant(ZoneOffset.UTC)));
    }

    /** {@code Sev0} to {@code Sev4}: older schemas send the digit alone, or a word. */
    static Optional<String> severity(JsonNode node) {
        String word = text(node, 16).toLowerCase(Locale.ROOT).replaceFirst("^sev", "");
        int number = word.matches("[0-4]") ? Integer.parseInt(word) : SEVERITIES.indexOf(word);
        return number < 0 ? Optional.empty() : Optional.of("Sev" + number);
    }

    /** One word for each state: the older schemas say Activated and Deactivated. Any other word is kept. */
    static String state(JsonNode node) {
        String word = text(node, 64);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "fired", "activated", "firing", "alerting" -> Alert.FIRED;
            case "resolved", "deactivated", "ok" -> Alert.RESOLVED;
            default -> word;
        };
    }

    /** {@code name=value} of all conditions of a metric alert. */
    static List<String> dimensions(JsonNode condition) {
        return items(condition.path("allOf")).flatMap(one -> pairs(one.path("dimensions")).stream()).limit(MOST_ITEMS)
                .distinct().toList();
    }

    /** {@code name=value} of a list of such pairs. */
    static List<String> pairs(JsonNode list) {
        return items(list).filter(JsonNode::isObject)
                .map(pair -> text(pair.path("name"), 256) + "=" + text(pair.path("value"), LONGEST_TEXT)).distinct()
                .toList();
    }

    /** {@code name=value}, or nothing when there is no value. */
    static List<String> named(String name, JsonNode value) {
        return optional(value, LONGEST_TEXT).map(text -> harmless(name, 256) + "=" + text).stream().toList();
    }

    static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The items of a list, or the one value that stands where a list should; at most 256. */
    static Stream<JsonNode> items(JsonNode node) {
        return node.isArray() ? node.valueStream().limit(MOST_ITEMS) : Stream.of(node);
    }

    private static Optional<Instant> parsed(Supplier<Instant> time) {
        try {
            return Optional.of(time.get());
        } catch (DateTimeException notSuchATime) {
            return Optional.empty();
        }
    }
}
