package io.netwatch.capture.bridge;

import io.netwatch.capture.bridge.schema.AlertReader;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.bridge.schema.Reading;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.cluster.Refusals;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.cluster.Siblings;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.policy.Triage;
import io.netwatch.capture.core.policy.Verdict;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/** Everything between a message's bytes and its answer; HTTP, callers and clocks stay outside. */
public final class AlertHandler {
    private static final Logger LOG = System.getLogger(AlertHandler.class.getName());

    private final Policies policies;
    private final Siblings siblings;
    private final Storing storing;

    public AlertHandler(Policies policies, Siblings siblings, RequestStore store, Refusals refusals) {
        this.policies = policies;
        this.siblings = siblings;
        this.storing = new Storing(Narrow.way(store), refusals);
    }

    /** Never throws: what nobody foresaw may pass, so the sender is asked to try again. */
    public Outcome handle(Message message, String namespace, Instant now) {
        try {
            return switch (AlertReader.read(message)) {
                case Reading.Understood(var alerts) -> Outcome
                        .all(alerts.stream().map(alert -> answer(alert, namespace, now).about(alert)).toList());
                case Reading.Handshake(var code) -> Outcome.handshake(code);
                case Reading.UnknownSchema(var words) -> Outcome.of(200, "unknown-schema", words);
                case Reading.Unreadable(var words) -> Outcome.of(422, "unreadable", words);
            };
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An alert for namespace " + namespace + " could not be handled.", e);
            return Outcome.unavailable("The bridge failed; its log says why. Send the alert again.");
        }
    }

    private Outcome answer(Alert alert, String namespace, Instant now) {
        return switch (Triage.of(alert, namespace, policies.in(namespace), siblings::of, now)) {
            case Verdict.Nothing(var cause, var message, var ignored) ->
                Outcome.of(200, cause.word(), message).ignoring(ignored);
            case Verdict.Order(var requests, var suppressed, var ignored) ->
                storing.all(requests, suppressed, ignored);
            case Verdict.Stop(var requests, var ignored) -> storing.stop(namespace, requests, ignored, now);
        };
    }
}
