package io.netwatch.capture.bridge;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Kubernetes as far as the bridge knows it. Thread-safe. */
final class MemoryCluster implements Policies, RequestStore {
    private final Map<String, NewRequest> requests = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Policy> policies = new ConcurrentLinkedQueue<>();
    private volatile Function<NewRequest, Stored> api = this::store;

    MemoryCluster with(String namespace, String policy, String rule) {
        AlertMatch match = new AlertMatch(List.of(rule), null, null, null, null);
        CaptureTemplate template = new CaptureTemplate(null, null, null, null, null, null, null, null,
                new Storage("/account", null, null), null, null, null, null, null, null, null);
        policies.add(new Policy(namespace, policy,
                new PacketCapturePolicySpec(null, match, template, null, null, null, null, null, null, null)));
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
        api = this::store;
    }

    List<NewRequest> stored() {
        return List.copyOf(requests.values());
    }

    @Override
    public List<Policy> in(String namespace) {
        return policies.stream().filter(policy -> policy.namespace().equals(namespace)).toList();
    }

    @Override
    public Stored create(NewRequest request) {
        return api.apply(request);
    }

    private Stored store(NewRequest request) {
        NewRequest before = requests.putIfAbsent(request.namespace() + "/" + request.name(), request);
        return before == null ? new Stored.Created() : new Stored.AlreadyThere(before.spec());
    }
}
