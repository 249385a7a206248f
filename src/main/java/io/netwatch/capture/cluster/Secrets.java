package io.netwatch.capture.cluster;

import io.netwatch.capture.core.terms.Confidential;
import java.util.Map;

/**
 * Secrets, read one at a time by name: they are never listed or watched, so that the operator needs no right to see
 * others than those it was given. A failing API server throws: the visit is repeated, and loses nothing by it.
 */
@FunctionalInterface
public interface Secrets {

    /** The Secret as the API server holds it now. */
    Reading read(String namespace, String name);

    /** What the API server said. */
    sealed interface Reading {

        record Found(Map<String, Confidential> values) implements Reading {}

        record Absent() implements Reading {}

        /** The operator has no right to get it. */
        record Forbidden() implements Reading {}
    }
}
