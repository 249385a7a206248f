package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error in ARM's shape: {@code {"error":{"code","message","details":[]}}} under an HTTP status. */
public record ArmError(int status, String code, String message) {
    Answer answer() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set("error", body());
        return Answer.json(status, root);
    }

    /** The inner object, which a failed long-running operation carries too. */
    ObjectNode body() {
        ObjectNode error = JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
        error.putArray("details");
        return error;
    }

    ArmException thrown() {
        return new ArmException(this);
    }

    /** Ends the handling of a call with an error answer. */
    static final class ArmException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ArmError error;

        private ArmException(ArmError error) {
            super(error.message(), null, false, false);
            this.error = error;
        }

        ArmError error() {
            return error;
        }
    }
}
