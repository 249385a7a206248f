package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A label selector such as {@code app=web,tier!=db,env in (dev,test),!old}: all requirements must hold. */
final class LabelSelector {
    private static final String KEY = "(?<key>[\\w./-]+)";
    private static final Pattern EQUALITY = Pattern.compile(KEY + "\\s*(?<operator>!=|==?)\\s*(?<value>[\\w.-]*)");
    private static final Pattern SET = Pattern.compile(KEY + "\\s+(?<operator>in|notin)\\s*\\((?<values>[^)]*)\\)");
    private static final Pattern EXISTENCE = Pattern.compile("(?<not>!?)\\s*" + KEY);
    /** Commas within parentheses do not part requirements. */
    private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

    private LabelSelector() {}

    /** Parses the query parameter into a test of an object; empty text selects everything. */
    static Predicate<JsonNode> parse(String text) {
        return Stream.of(COMMA.split(text, -1)).map(String::strip).filter(requirement -> !requirement.isEmpty())
                .map(LabelSelector::requirement).reduce(_ -> true, Predicate::and);
    }

    /** Tries the three forms one after the other; anything else is a bad request. */
    private static Predicate<JsonNode> requirement(String text) {
        Matcher equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            String value = equality.group("value");
            Predicate<JsonNode> equal = object -> label(object, equality.group("key")).asText().equals(value);
            Predicate<JsonNode> present = object -> label(object, equality.group("key")).isTextual();
            // An object without the label fulfils "!=", as it fulfils "notin".
            return equality.group("operator").equals("!=") ? equal.and(present).negate() : equal.and(present);
        }
        Matcher set = SET.matcher(text);
        if (set.matches()) {
            List<String> values = Stream.of(set.group("values").split(",", -1)).map(String::strip).toList();
            Predicate<JsonNode> in = object -> label(object, set.group("key")).isTextual()
                    && values.contains(label(object, set.group("key")).asText());
            return set.group("operator").equals("in") ? in : in.negate();
        }
        Matcher existence = EXISTENCE.matcher(text);
        if (existence.matches()) {
            boolean wanted = existence.group("not").isEmpty();
            return object -> label(object, existence.group("key")).isTextual() == wanted;
        }
        throw ApiException.badRequest("unable to parse requirement \"" + text + "\" of the label selector");
    }

    private static JsonNode label(JsonNode object, String key) {
        return object.path("metadata").path("labels").path(key);
    }
}
