package io.netwatch.capture.core.request;

/** Where a request lives. */
public record RequestKey(String namespace, String name) {
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
