package io.netwatch.fuzz;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.bridge.AlertHandler;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.policy.Policy;
import java.time.Instant;
import java.util.List;

/** A cluster with one policy for every alert, which stores everything and keeps nothing. */
final class AlertWorld implements RequestStore {
    static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final int LONGEST_NAME = 253;

    private AlertWorld() {}

    static AlertHandler handler() {
        Policy policy = new Policy("shop", "every-alert",
                new PacketCapturePolicySpec(null, new AlertMatch(List.of("*"), null, null, null, null),
                        new CaptureTemplate(null, null, null, null, null, null, null, null,
                                new Storage("/account", null, null), null, null, null, null, null, null, null, null),
                        null, null, null, null, OnResolved.Stop, null, null));
        return new AlertHandler(_ -> List.of(policy), _ -> List.of(), new AlertWorld(), (_, _, _) -> {});
    }

    @Override
    public Stored create(NewRequest request) {
        Promise.that(request.name().length() <= LONGEST_NAME && request.name().matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?"),
                "a name that Kubernetes takes, not " + request.name());
        request.labels().values().forEach(value -> Promise.that(
                value.length() <= 63 && value.matches("([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?"),
                "a label that Kubernetes takes, not " + value));
        return new Stored.Created();
    }

    @Override
    public Stopped stop(String namespace, String name, Instant resolved) {
        return new Stopped.Asked();
    }
}
