package io.netwatch.sandbox.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a write led to.
 *
 * @param object the object as stored (or, in a dry run, as it would be); the caller's own copy
 * @param effect whether it was created, kept or removed
 * @param warnings one sentence for each field that was dropped silently
 */
public record Outcome(ObjectNode object, Effect effect, List<String> warnings) {

    /** What happened to the object. */
    public enum Effect {
        CREATED, KEPT, REMOVED
    }
}
