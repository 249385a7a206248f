package io.netwatch.capture.bridge.schema;

import java.util.Map;
import java.util.Optional;

/** What a sender posted. */
public final class Message {
    private final byte[] body;
    private final Map<String, String> attributes;

    /**
     * @param body JSON in UTF-8, hopefully; not copied
     * @param attributes of a CloudEvent in binary mode: the {@code ce-} headers without that prefix, names in lower case;
     *            empty for every other message
     */
    public Message(byte[] body, Map<String, String> attributes) {
        this.body = body;
        this.attributes = Map.copyOf(attributes);
    }

    public static Message of(byte[] body) {
        return new Message(body, Map.of());
    }

    byte[] body() {
        return body;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
