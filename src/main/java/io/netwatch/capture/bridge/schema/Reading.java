package io.netwatch.capture.bridge.schema;

import io.netwatch.capture.core.policy.Alert;
import java.util.List;
import java.util.Optional;

/** What became of a message's bytes. */
public sealed interface Reading {

    /** One alert, or the several that some senders put into one message. */
    record Understood(List<Alert> alerts) implements Reading {
        public Understood {
            alerts = List.copyOf(alerts);
        }

        static Understood one(Alert alert) {
            return new Understood(List.of(alert));
        }
    }

    /** The sender asks whether it may send: Event Grid wants this code back. */
    record Handshake(String validationCode) implements Reading {}

    /** It is JSON, but of no schema that is known here. */
    record UnknownSchema(String message) implements Reading {}

    /** It is not JSON, or lacks what its schema promises. */
    record Unreadable(String message) implements Reading {}

    /** The reading of a message that wraps others: everything understood counts, whatever lies beside it. */
    static Reading of(List<Reading> parts) {
        Optional<Reading> handshake = parts.stream().filter(Handshake.class::isInstance).findFirst();
        List<Alert> alerts = parts.stream().filter(Understood.class::isInstance).map(Understood.class::cast)
                .flatMap(part -> part.alerts().stream()).toList();
        return handshake.orElseGet(() -> alerts.isEmpty() && !parts.isEmpty()
                ? parts.getFirst()
                : new Understood(alerts));
    }
}
