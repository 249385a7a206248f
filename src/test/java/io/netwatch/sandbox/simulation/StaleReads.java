package io.netwatch.sandbox.simulation;

import io.netwatch.sandbox.azure.Answer;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Azure catching up with itself: for a while after a change to a session, whoever reads it, or lists its watcher's, is told
 * what was true before.
 */
final class StaleReads {
    private static final String VERSION = "?api-version=2024-07-01";

    private final Instant until;
    private final Map<String, Answer> before = new HashMap<>();

    private StaleReads(Instant until) {
        this.until = until;
    }

    /** @param session path of the session that is about to change */
    static StaleReads of(Azure model, String session, Duration lag) {
        StaleReads stale = new StaleReads(model.time().plus(lag));
        String watcher = session.substring(0, session.lastIndexOf('/'));
        stale.remember(model, "GET", watcher);
        stale.remember(model, "GET", session);
        stale.remember(model, "POST", session + "/queryStatus");
        return stale;
    }

    private void remember(Azure model, String method, String path) {
        before.put(method + path, model.answer(Face.ARM, Call.of(method, path + VERSION)));
    }

    /** The answer of before, while Azure lags. */
    Optional<Delivery> deliver(Azure model, Call call) {
        return model.time().isBefore(until)
                ? Optional.ofNullable(before.get(call.method() + call.path()))
                        .map(answer -> new Delivery.Delivered(answer, Duration.ZERO))
                : Optional.empty();
    }
}
