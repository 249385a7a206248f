package io.netwatch.capture.bridge;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.OnResolved;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.cluster.Refusals;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.cluster.Siblings;
import io.netwatch.capture.core.policy.Labels;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.Sibling;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Kubernetes as far as the bridge knows it. Thread-safe. */
final class MemoryCluster implements Policies, Siblings, RequestStore, Refusals {
    private final Map<String, NewRequest> requests = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Policy> policies = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> stopped = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
    private volatile Function<NewRequest, Stored> api = this::keep;

    MemoryCluster with(String namespace, String policy, String rule) {
        return with(namespace, policy, rule, null);
    }

    MemoryCluster with(String namespace, String policy, String rule, OnResolved onResolved) {
        AlertMatch match = new AlertMatch(List.of(rule), null, null, null, null);
        CaptureTemplate template = new CaptureTemplate(null, null, null, null, null, null, null, null,
                new Storage("/account", null, null), null, null, null, null, null, null, null, null);
        policies.add(new Policy(namespace, policy,
                new PacketCapturePolicySpec(null, match, template, null, null, null, null, onResolved, null, null)));
        return this;
    }

    /** The answer of an API server that takes its time, until the latch opens. */
    static Stored createdAfter(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS) ? new Stored.Created() : new Stored.Unavailable("too late");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Stored.Unavailable("interrupted");
        }
    }

    /** From now on this answers instead. */
    void answering(Function<NewRequest, Stored> other) {
        api = other;
    }

    void healthy() {
        api = this::keep;
    }

    List<NewRequest> stored() {
        return List.copyOf(requests.values());
    }

    @Override
    public List<Policy> in(String namespace) {
        return policies.stream().filter(policy -> policy.namespace().equals(namespace)).toList();
    }

    /** What was told of each policy. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    @Override
    public void tell(String namespace, String policy, String sentence) {
        refusals.add(namespace + "/" + policy + ": " + sentence);
    }

    /** Names of the requests that were asked to stop. */
    List<String> stopped() {
        return List.copyOf(stopped);
    }

    @Override
    public List<Sibling> of(Policy policy) {
        return requests.values().stream().filter(request -> request.spec().trigger().policy().equals(policy.name()))
                .map(request -> new Sibling(request.name(), request.name(),
                        new ArmId(request.spec().target().resourceId()), request.labels().get(Labels.ALERT),
                        Messages.FIRED, Sibling.Stage.Ordered, Optional.empty()))
                .toList();
    }

    @Override
    public Stopped stop(String namespace, String name, Instant resolved) {
        stopped.add(name);
        return new Stopped.Asked();
    }

    @Override
    public Stored create(NewRequest request) {
        return api.apply(request);
    }

    /** What a healthy API server does. */
    Stored keep(NewRequest request) {
        NewRequest before = requests.putIfAbsent(request.namespace() + "/" + request.name(), request);
        return before == null ? new Stored.Created() : new Stored.AlreadyThere(before.spec());
    }
}
