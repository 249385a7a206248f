package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.operator.Known;
import io.netwatch.capture.operator.Places;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Requests that bridges have stored all at once for one policy, which leaves room for fewer, through the whole operator in
 * virtual time.
 */
final class Storm {
    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final String SUPPRESSED = "Suppressed";

    private final ManualClock clock = AzureRoom.nextDay();
    private final List<VirtualMachine> machines;
    private final Azure azure;
    private final Resources requests = Simulation.requests(clock);
    private final CallSites sites;
    private final ModelCluster cluster;
    private final Loop loop;

    /** What is left of it: how many requests show each word, and how often Azure was asked to begin a capture. */
    record Left(Map<String, Long> words, int creates) {
        long suppressed() {
            return words.getOrDefault(SUPPRESSED, 0L);
        }
    }

    /**
     * @param requests stored at the same moment, in turn for each of the machines
     * @param crash where the process dies
     */
    Storm(int requests, int machines, PacketCapturePolicySpec policy, CrashPoint crash) {
        this.machines = Shop.machines(machines);
        azure = Shop.azure(this.machines, clock);
        cluster = new ModelCluster(this.requests, namespace -> List.of(new Policy(namespace, "egress", policy)));
        sites = new CallSites(cluster, AzureRoom.over(azure, clock, Interference.NONE), crash);
        loop = new Loop(this.requests, clock, () -> new Visit(sites, new Places(new Known(sites, clock), clock, 10_000),
                new Decide(Simulation.RULES), clock));
        IntStream.range(0, requests).forEach(this::store);
    }

    Storm run() {
        loop.runUntil(clock.instant().plus(LENGTH));
        return this;
    }

    List<String> calls() {
        return sites.calls();
    }

    /** Events, as {@code Reason message}. */
    List<String> told() {
        return cluster.told();
    }

    Left left() {
        return new Left(Shop.words(requests), Shop.creates(azure));
    }

    private void store(int number) {
        ObjectNode request = (ObjectNode) Json.yaml(Simulation.text(Path.of("examples", "request.yaml")));
        request.withObject("/metadata").put("name", "alert-" + number);
        request.withObject("/spec").put("timeLimitSeconds", 300);
        request.withObject("/spec/target").put("resourceId", machines.get(number % machines.size()).id().toString());
        request.withObject("/spec/trigger").put("alertKey", "k" + number).put("policy", "egress");
        requests.create(request);
    }
}
