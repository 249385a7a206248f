package io.netwatch.capture.cluster;

import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.core.terms.Confidential;
import java.util.Map;

/**
 * Secrets, read one at a time by name: they are never listed or watched, so that the operator needs no right to see
 * others than those it was given. A failing API server throws: the visit is repeated, and loses nothing by it.
 */
@FunctionalInterface
public interface Secrets {
    /** A Secret in which the address of a policy's sink stands carries this label with the value {@code true}. */
    String NOTIFY_LABEL = CaptureApi.GROUP + "/notify";

    /** The Secret as the API server holds it now. */
    Reading read(String namespace, String name);

    /** What the API server said. */
    sealed interface Reading {

        /** @param labels of the Secret, which are no secrets */
        record Found(Map<String, Confidential> values, Map<String, String> labels) implements Reading {
            public Found(Map<String, Confidential> values) {
                this(values, Map.of());
            }
        }

        record Absent() implements Reading {}

        /** The operator has no right to get it. */
        record Forbidden() implements Reading {}
    }
}
