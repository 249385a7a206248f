package io.netwatch.capture.bridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a message's bytes into an {@link io.netwatch.capture.core.policy.Alert}. Never throws. */
final class AlertReader {
    /** In this order: the first that recognises a message reads it. */
    private static final List<SchemaReader> SCHEMAS = List.of(new CommonSchemaReader(), new MetricAlertReader());

    private static final ObjectMapper JSON = JsonMapper
            .builder(JsonFactory.builder().streamReadConstraints(constraints()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private AlertReader() {}

    static Reading read(byte[] body) {
        try {
            JsonNode message = JSON.readTree(body);
            return message.isMissingNode() ? new Reading.Unreadable("The body is empty.") : dispatch(message);
        } catch (IOException e) {
            return new Reading.Unreadable("The body is not JSON that can be read: " + words(e));
        }
    }

    /** Jackson's message without the place in the source, which says nothing to the sender. */
    private static String words(IOException e) {
        String words = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return Fields.harmless(String.valueOf(words), 200);
    }

    private static Reading dispatch(JsonNode message) {
        return SCHEMAS.stream().filter(schema -> schema.recognises(message)).findFirst()
                .map(schema -> schema.read(message)).orElseGet(() -> unknown(message));
    }

    private static Reading unknown(JsonNode message) {
        Optional<String> name = Fields.optional(message.path("schemaId"), 128);
        return new Reading.UnknownSchema("The message %s: this version reads %s.".formatted(
                name.map("is of schema \"%s\""::formatted).orElse("names no schemaId"),
                SCHEMAS.stream().map(SchemaReader::schema).collect(Collectors.joining(" and "))));
    }

    /** Azure's largest real messages nest nine deep; these limits leave room and stop what is built to hurt. */
    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder().maxNestingDepth(64).maxTokenCount(100_000).maxNameLength(1024)
                .maxNumberLength(64).build();
    }
}
