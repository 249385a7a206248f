package io.netwatch.capture.bridge.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netwatch.capture.core.terms.Hash;

/**
 * One text for all ways of writing one JSON document: fields sorted, no white space. Half characters are escaped rather
 * than encoded, which no encoder would do.
 */
final class Canonical {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Canonical() {}

    /** SHA-256 of the canonical text, 64 hexadecimal digits. */
    static String digest(JsonNode document) {
        return Hash.hex(text(document), 64);
    }

    static String text(JsonNode document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }
}
