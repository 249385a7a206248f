package io.netwatch.capture.azure;

import com.azure.core.http.HttpMethod;

/** Whose calls come first, the most urgent first. The less urgent leave a part of every limit to the others. */
enum Priority {
    /** An order, and what has to be read before it. */
    Create(0),
    /** The end of a capture that nobody wants any more. */
    Stop(0.1),
    /** Taking a session away, and looking whether one is there. */
    Delete(0.2),
    /** How a capture is. Nothing breaks when this comes late. */
    Query(0.4),
    /** Whether a capture could start, long before anybody wants one. */
    Check(0.6);

    private final double leaves;

    Priority(double leaves) {
        this.leaves = leaves;
    }

    /** How many calls of a limit of this size it leaves untouched. */
    int reserve(int size) {
        return (int) (size * leaves);
    }

    /** @param path in lower case */
    static Priority of(HttpMethod method, String path) {
        return switch (method) {
            case PUT -> Create;
            case DELETE -> Delete;
            case POST -> CallKind.isQuery(path) ? Query : Stop;
            default -> path.contains("/packetcaptures/") ? Delete : path.endsWith("/packetcaptures") ? Query : Create;
        };
    }
}
