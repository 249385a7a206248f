package io.netwatch.capture.core.request;

import io.netwatch.capture.core.terms.LogFields;
import java.util.Map;

/** Where a request lives. */
public record RequestKey(String namespace, String name) implements LogFields {
    @Override
    public Map<String, Object> logFields() {
        return Map.of("request", toString());
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
