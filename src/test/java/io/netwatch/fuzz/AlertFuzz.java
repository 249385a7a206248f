package io.netwatch.fuzz;

import io.netwatch.capture.bridge.AlertHandler;
import io.netwatch.capture.bridge.Outcome;
import io.netwatch.capture.bridge.schema.AlertReader;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.bridge.schema.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Alerts of every schema, as the body of a POST, up to what is stored and answered. */
public final class AlertFuzz {
    private static final AlertHandler HANDLER = AlertWorld.handler();
    private static final List<Integer> ANSWERS = List.of(200, 201, 202, 422);
    private static final byte BINARY_EVENT = 1;
    private static final int LARGEST_ANSWER = 4 << 20;

    private AlertFuzz() {}

    /** @param data a body; behind a byte 1 that of a CloudEvent in binary mode */
    public static void fuzzerTestOneInput(byte[] data) {
        Message message = data.length > 0 && data[0] == BINARY_EVENT
                ? new Message(Arrays.copyOfRange(data, 1, data.length),
                        Map.of("specversion", "1.0", "type", "x", "id", "1"))
                : Message.of(data);
        Reading reading = AlertReader.read(message);
        Promise.that(reading.equals(AlertReader.read(message)), "the same message reads the same");
        if (reading instanceof Reading.Understood(var alerts)) {
            alerts.forEach(alert -> {
                Promise.harmless(alert.rule(), 2048);
                Promise.harmless(alert.state(), 2048);
                alert.id().ifPresent(id -> Promise.harmless(id, 2048));
                alert.dimensions().forEach(dimension -> Promise.harmless(dimension, 4096));
            });
        }
        Outcome outcome = HANDLER.handle(message, "shop", AlertWorld.NOW);
        Promise.that(ANSWERS.contains(outcome.status()), "no answer of trouble: " + outcome);
        Promise.that(outcome.json().length <= LARGEST_ANSWER, "a bounded answer");
    }
}
