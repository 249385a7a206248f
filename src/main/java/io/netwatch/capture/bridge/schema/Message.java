package io.netwatch.capture.bridge.schema;

import java.util.Map;
import java.util.Optional;

/**
 * What a sender posted.
 *
 * @param body JSON in UTF-8, hopefully
 * @param attributes of a CloudEvent in binary mode: the {@code ce-} headers without that prefix, names in lower case;
 *            empty for every other message
 */
public record Message(byte[] body, Map<String, String> attributes) {
    public Message {
        attributes = Map.copyOf(attributes);
    }

    public static Message of(byte[] body) {
        return new Message(body, Map.of());
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
