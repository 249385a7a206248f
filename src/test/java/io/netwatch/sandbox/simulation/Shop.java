package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.sandbox.azure.ArmRules;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many machines in one region, with a watcher and an account, as a storm meets them; and what came of their requests. */
final class Shop {
    private Shop() {}

    static List<VirtualMachine> machines(int count) {
        return IntStream.range(0, count).mapToObj(i -> VirtualMachine.linux(Simulation.SUBSCRIPTION, "shop", "m-" + i,
                "westeurope", "10.0.%d.%d".formatted(i / 250, i % 250 + 4))).toList();
    }

    static Azure azure(List<VirtualMachine> machines, ManualClock clock) {
        AzureWorld.Builder world = AzureWorld.builder().client(AzureRoom.TENANT, AzureRoom.CLIENT, AzureRoom.SECRET)
                .watcher(NetworkWatcher.automatic(Simulation.SUBSCRIPTION, "westeurope")).account(Simulation.ACCOUNT)
                .rules(ArmRules.standard().withTokensRequired(false).withLongUrls(false))
                .traffic(_ -> Simulation.pcap(3));
        machines.forEach(world::machine);
        return new Azure(world.build(), clock,
                new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test"));
    }

    /** How many requests show each word in the STATE column. */
    static Map<String, Long> words(Resources requests) {
        return requests.list(Filter.all()).stream()
                .collect(Collectors.groupingBy(Shop::word, TreeMap::new, Collectors.counting()));
    }

    /** How often Azure was asked to begin a capture. */
    static int creates(Azure azure) {
        return azure.captures().stream().mapToInt(capture -> azure.creates(capture.name())).sum();
    }

    static PacketCapturePolicy policy(PacketCapturePolicySpec spec) {
        PacketCapturePolicy policy = new PacketCapturePolicy();
        policy.getMetadata().setNamespace("default");
        policy.getMetadata().setName("egress");
        policy.getMetadata().setUid("policy-uid");
        policy.getMetadata().setGeneration(1L);
        policy.getMetadata().setCreationTimestamp(Instant.EPOCH.toString());
        policy.setSpec(spec);
        return policy;
    }

    private static String word(ObjectNode request) {
        return request.at("/status/conditions").findParents("type").stream()
                .filter(condition -> condition.path("type").asText().equals("Ready"))
                .map(condition -> condition.path("reason").asText()).findFirst().orElse("");
    }
}
