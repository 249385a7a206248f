package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads one object of a PUT's body; what is wrong is thrown as a 400 that names the field.
 *
 * @param path where it lies in the body, for errors
 */
record PutBody(String path, JsonNode node) {

    PutBody at(String field) {
        return new PutBody(path + "." + field, node.path(field));
    }

    boolean has(String field) {
        return !node.path(field).isMissingNode() && !node.path(field).isNull();
    }

    /** Absent and empty are the same. */
    Optional<String> text(String field) {
        return Optional.ofNullable(node.path(field).asText(null)).filter(text -> !text.isEmpty());
    }

    List<String> texts(String field) {
        return StreamSupport.stream(node.path(field).spliterator(), false).map(JsonNode::asText).toList();
    }

    long number(String field, long standard, long max) {
        if (!has(field)) {
            return standard;
        }
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || value.asLong() < 0 || value.asLong() > max) {
            throw ArmErrors
                    .badRequest(path + "." + field + " is " + value + "; give an integer from 0 to " + max + ".")
                    .thrown();
        }
        return value.asLong();
    }
}
