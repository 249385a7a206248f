package io.netwatch.sandbox.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A long-running operation of Network. Its state follows from the clock alone.
 *
 * @param id also the {@code x-ms-request-id} of the call that started it
 * @param serviceRequestId repeated by every answer about the operation's result
 * @param failureWord for an end in failure: Failed, or Canceled
 * @param snapshot what a status query hands out at the end; it does not advance
 */
record Operation(String id, Kind kind, String subscription, String location, String serviceRequestId, Instant doneAt,
        Optional<ArmError> failure, String failureWord,
        JsonNode snapshot) {

    enum Kind {
        CREATE, STOP, DELETE, QUERY
    }

    boolean isDone(Instant now) {
        return !now.isBefore(doneAt);
    }

    boolean failed() {
        return failure.isPresent();
    }

    /** Body of {@code operations/<id>}. */
    ObjectNode status(Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!isDone(now)) {
            return body.put("status", "InProgress");
        }
        if (failed()) {
            body.put("status", failureWord).set("error", failure.get().body());
            return body;
        }
        body.put("status", "Succeeded");
        // Recorded: only a stop carries this empty object.
        if (kind == Kind.STOP) {
            body.putObject("properties");
        }
        return body;
    }
}
