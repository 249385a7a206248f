package io.netwatch.capture.bridge;

import io.netwatch.capture.core.policy.Alert;

/** What became of a message's bytes. */
sealed interface Reading {

    record Understood(Alert alert) implements Reading {}

    /** It is JSON, but of no schema that is known here. */
    record UnknownSchema(String message) implements Reading {}

    /** It is not JSON, or lacks what its schema promises. */
    record Unreadable(String message) implements Reading {}
}
