package io.netwatch.sandbox.kubernetes.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of JSONPath that printer columns and selectable fields use: {@code .a.b}, {@code ['a.b']}, {@code [0]},
 * {@code [*]} and {@code [?(@.type=="Ready")]}.
 */
public final class JsonPath {
    private static final Pattern STEP = Pattern.compile("""
            \\.(?<field>(?:[^.\\[\\\\]|\\\\.)+)\
            |\\['(?<quoted>[^']+)'\\]\
            |\\[(?<index>\\d+)\\]\
            |(?<all>\\[\\*\\])\
            |\\[\\?\\(@(?<path>[^=\\s]+)\\s*==\\s*["'](?<value>[^"']*)["']\\)\\]""");

    /** One step leads from a node to any number of nodes below it. */
    private sealed interface Step {
        Stream<JsonNode> from(JsonNode node);
    }

    private record Field(String name) implements Step {
        @Override
        public Stream<JsonNode> from(JsonNode node) {
            return Stream.ofNullable(node.get(name));
        }
    }

    private record Index(int position) implements Step {
        @Override
        public Stream<JsonNode> from(JsonNode node) {
            return Stream.ofNullable(node.get(position));
        }
    }

    private record All() implements Step {
        @Override
        public Stream<JsonNode> from(JsonNode node) {
            return Json.elements(node);
        }
    }

    /** The elements of a list whose field has this text. */
    private record Where(JsonPath path, String value) implements Step {
        @Override
        public Stream<JsonNode> from(JsonNode node) {
            return Json.elements(node)
                    .filter(element -> path.first(element).filter(found -> found.asText().equals(value)).isPresent());
        }
    }

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    /** Compiles a path; throws IllegalArgumentException that quotes the path when it uses anything else. */
    public static JsonPath compile(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (end < path.length() && matcher.find(end) && matcher.start() == end) {
            steps.add(step(matcher.toMatchResult()));
            end = matcher.end();
        }
        if (end < path.length()) {
            throw new IllegalArgumentException("The JSONPath \"" + path + "\" is not understood from character " + end
                    + " on; use .field, ['field'], [0], [*] or [?(@.field==\"value\")].");
        }
        return new JsonPath(List.copyOf(steps));
    }

    /** The pattern has one named group for each kind of step, and exactly one of them has matched. */
    private static Step step(MatchResult match) {
        if (match.group("field") != null) {
            return new Field(match.group("field").replace("\\", ""));
        }
        if (match.group("quoted") != null) {
            return new Field(match.group("quoted"));
        }
        if (match.group("index") != null) {
            return new Index(Integer.parseInt(match.group("index")));
        }
        return match.group("all") != null ? new All() : new Where(compile(match.group("path")), match.group("value"));
    }

    /** Columns show one value: the first, or nothing. */
    public Optional<JsonNode> first(JsonNode root) {
        Stream<JsonNode> found = Stream.of(root);
        for (Step step : steps) {
            found = found.flatMap(step::from);
        }
        return found.findFirst();
    }
}
