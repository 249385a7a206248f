package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.error.FieldError;
import java.util.List;

/**
 * A last check before an object is stored. It stands in for what this server does not evaluate itself: the CEL rules
 * of a CRD, admission policies and webhooks.
 */
@FunctionalInterface
public interface Admission {

    /**
     * Judges one write; called under the store's lock, so it must be quick and must not call the server.
     *
     * @param kind what is written
     * @param before the stored object, or null when the object is new; must not be changed
     * @param after the object as it would be stored, pruned and with defaults; must not be changed
     * @return all mistakes, empty when the write may pass
     */
    List<FieldError> review(GroupVersionKind kind, ObjectNode before, ObjectNode after);

    /** Lets everything pass. */
    static Admission none() {
        return (_, _, _) -> List.of();
    }
}
