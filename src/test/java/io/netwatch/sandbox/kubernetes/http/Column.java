package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.JsonPath;
import java.util.Optional;
import java.util.function.Function;

/**
 * One column of a table.
 *
 * @param type string, integer, number, boolean or date
 * @param format {@code name} marks the column that names the object
 * @param priority 0 is always shown, anything else only with {@code -o wide}
 * @param value finds the cell's value in an object
 */
record Column(String name, String type, String format, String description, int priority,
        Function<ObjectNode, Optional<JsonNode>> value) {
    static final Column NAME = new Column("Name", "string", "name", "Name of the object", 0,
            JsonPath.compile(".metadata.name")::first);
    static final Column AGE = at("Age", "date", ".metadata.creationTimestamp");

    /** A column that is always shown. */
    static Column at(String name, String type, String jsonPath) {
        return new Column(name, type, "", name, 0, JsonPath.compile(jsonPath)::first);
    }

    /** A column whose cell takes more than a path. */
    static Column of(String name, String type, Function<ObjectNode, JsonNode> value) {
        return new Column(name, type, "", name, 0, object -> Optional.of(value.apply(object)));
    }

    /** An entry of a CRD's additionalPrinterColumns. */
    static Column ofCrd(JsonNode entry) {
        return new Column(entry.path("name").asText(), entry.path("type").asText(), entry.path("format").asText(),
                entry.path("description").asText(), entry.path("priority").asInt(),
                JsonPath.compile(entry.path("jsonPath").asText())::first);
    }

    Column wide() {
        return new Column(name, type, format, description, 1, value);
    }
}
