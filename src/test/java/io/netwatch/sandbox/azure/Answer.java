package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One HTTP answer as a value. Transport headers (Date, Content-Length) are the business of whoever sends it. */
public record Answer(int status, Map<String, String> headers, Body body) {
    /** What an answer carries, in the form that is easiest to assert on. */
    public sealed interface Body {
        record None() implements Body {}

        record Json(JsonNode node) implements Body {}

        record Xml(String text) implements Body {}

        /** A part of a file; the buffer is shared and read-only. */
        record Bytes(ByteBuffer content) implements Body {}
    }

    public Answer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), new Body.None());
    }

    static Answer json(int status, JsonNode node) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), new Body.Json(node));
    }

    Answer with(String name, String value) {
        return with(Map.of(name, value));
    }

    Answer with(Map<String, String> more) {
        var changed = new LinkedHashMap<>(headers);
        changed.putAll(more);
        return new Answer(status, changed, body);
    }

    /** Adds the header unless the answer has it already. */
    Answer withDefault(String name, String value) {
        return header(name).isPresent() ? this : with(name, value);
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream().filter(h -> h.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                .findFirst();
    }

    /** The JSON body, or {@code MissingNode} when the answer carries something else. */
    public JsonNode json() {
        return body instanceof Body.Json(JsonNode node) ? node : MissingNode.getInstance();
    }
}
