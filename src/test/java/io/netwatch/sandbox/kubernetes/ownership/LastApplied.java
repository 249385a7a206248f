package io.netwatch.sandbox.kubernetes.ownership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.schema.Shape;

/**
 * The way from {@code kubectl apply} to {@code kubectl apply --server-side}: what kubectl once set from the client,
 * and nobody has changed since, it may change from the server without a conflict.
 */
final class LastApplied {
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final String KUBECTL = "kubectl";

    private LastApplied() {}

    /** The fields that the manager may take without force. */
    static FieldSet replaceable(Shape shape, ObjectNode live, Manager me) {
        String annotation = live.path("metadata").path("annotations").path(ANNOTATION).asText();
        if (!me.name().equals(KUBECTL) || annotation.isEmpty() || !(Json.read(annotation) instanceof ObjectNode old)) {
            return FieldSet.NONE;
        }
        ObjectNode applied = ManagedFields.ownable(old);
        FieldSet changedSince = Fields.changed(shape, ManagedFields.ownable(live), applied);
        // The annotation itself is bookkeeping, and each apply rewrites it.
        FieldSet bookkeeping = FieldSet.at("f:metadata", "f:annotations", "f:" + ANNOTATION);
        return Fields.of(shape, applied).minus(changedSince).union(bookkeeping);
    }
}
