package io.netwatch.sandbox.simulation;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.bridge.AlertHandler;
import io.netwatch.capture.bridge.Messages;
import io.netwatch.capture.bridge.Outcome;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.cluster.ModelRequestStore;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.operator.Known;
import io.netwatch.capture.operator.Places;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Azure Monitor, the bridge's handler and the operator's visits over the models of both worlds, in virtual time. */
final class AlertStorm {
    private static final String NAMESPACE = "default";
    /** Azure's waits between its deliveries, from its documentation: five more after the first. */
    private static final Set<Integer> SENT_AGAIN = Set.of(408, 429, 503, 504);
    private static final List<Integer> AGAIN_AFTER_SECONDS = List.of(5, 20, 5, 40, 5);

    private final ManualClock clock = AzureRoom.nextDay();
    private final List<VirtualMachine> machines;
    private final Azure azure;
    private final Resources requests = Simulation.requests(clock);
    private final AlertHandler bridge;
    private final Loop loop;
    private final IntUnaryOperator answers;

    /** @param between what stands between the bridge and the API server */
    AlertStorm(int machines, PacketCapturePolicySpec policy, UnaryOperator<RequestStore> between) {
        this(machines, policy, between, IntUnaryOperator.identity());
    }

    /** @param answers what Azure gets in place of the bridge's status */
    AlertStorm(int machines, PacketCapturePolicySpec policy, UnaryOperator<RequestStore> between,
            IntUnaryOperator answers) {
        this.answers = answers;
        this.machines = Shop.machines(machines);
        azure = Shop.azure(this.machines, clock);
        Policies policies = namespace -> List.of(new Policy(namespace, "egress", policy));
        ModelRequestStore store = new ModelRequestStore(requests);
        bridge = new AlertHandler(policies, store, between.apply(store), (_, _, _) -> {});
        CallSites sites = new CallSites(new ModelCluster(requests, policies),
                AzureRoom.over(azure, clock, Interference.NONE), CrashPoint.NEVER);
        loop = new Loop(requests, clock, () -> new Visit(sites, new Places(new Known(sites, clock), clock, 10_000),
                new Decide(Simulation.RULES), clock));
    }

    /** Every machine's alert fires at this moment, and is delivered until the bridge has taken it. */
    void allFire() {
        Instant fired = clock.instant();
        List<Integer> left = IntStream.range(0, machines.size()).boxed().toList();
        for (int delivery = 0; !left.isEmpty() && delivery <= AGAIN_AFTER_SECONDS.size(); delivery++) {
            left = left.stream().filter(machine -> SENT_AGAIN.contains(answers.applyAsInt(
                    deliver(machine, fired, "Fired").status()))).toList();
            pass(Duration.ofSeconds(AGAIN_AFTER_SECONDS.get(Math.min(delivery, AGAIN_AFTER_SECONDS.size() - 1))));
        }
    }

    /** One delivery of one machine's alert that fired then. */
    Outcome deliver(int machine, Instant fired, String condition) {
        String text = Messages.text("common-fired")
                .replace("/subscriptions/5b/resourcegroups/shop/providers/microsoft.compute/virtualmachines/web-1",
                        machines.get(machine).id().toString())
                .replace("4f1c0a52-0001", "4f1c0a52-" + machine + "-" + fired.getEpochSecond())
                .replace("2026-03-01T02:01:07.1234567Z", fired.toString())
                .replace("\"Fired\"", "\"" + condition + "\"");
        return bridge.handle(new Message(text.getBytes(StandardCharsets.UTF_8), Map.of()), NAMESPACE, clock.instant());
    }

    void pass(Duration time) {
        loop.runUntil(clock.instant().plus(time));
    }

    Instant now() {
        return clock.instant();
    }

    /** How many requests show each word in the STATE column. */
    Map<String, Long> words() {
        return Shop.words(requests);
    }

    /** How often Azure was asked to begin a capture. */
    int creates() {
        return Shop.creates(azure);
    }
}
