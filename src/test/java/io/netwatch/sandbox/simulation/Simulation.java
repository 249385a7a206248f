package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Rules;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reach.Allowance;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ArmRules;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Admission;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import io.netwatch.sandbox.kubernetes.model.DeleteOptions;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** One run: the real visits, core and Azure room over the models of both worlds, in virtual time. */
final class Simulation {
    static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    static final Rules RULES = new Rules(new InstallId("0000abcd"),
            new Reach(List.of(new Allowance("*", "/subscriptions/" + SUBSCRIPTION))));
    private static final String CRD = text(Path.of("crds", "packetcapturerequests.capture.netwatch.io.yaml"));
    private final Scenario scenario;
    private final ManualClock clock = new ManualClock("2026-01-01T02:00:00Z");
    private final Azure azure;
    private final Resources requests;
    private final CallSites sites;
    private final Loop loop;
    private String uid = "";

    private Simulation(Scenario scenario, CrashPoint crash) {
        this.scenario = scenario;
        azure = new Azure(world(), clock, new Endpoints("https://arm.test", "https://login.test",
                "https://{account}.blob.test"));
        scenario.fault().ifPresent(azure.faults()::add);
        requests = requests(clock);
        sites = new CallSites(new ModelCluster(requests), AzureRoom.over(azure, clock), crash);
        loop = new Loop(requests, clock, () -> new Visit(sites, sites, new Decide(RULES), clock));
    }

    static Simulation run(Scenario scenario, CrashPoint crash) {
        Simulation simulation = new Simulation(scenario, crash);
        simulation.play();
        return simulation;
    }

    /** Outgoing calls of the whole run, by name. */
    List<String> calls() {
        return sites.calls();
    }

    int crashes() {
        return loop.crashes();
    }

    Ended ended() {
        List<ObjectNode> left = requests.list(Filter.all());
        String session = sessionName();
        return new Ended(azure.creates(session), azure.deletes(session),
                azure.captures().stream().map(CaptureView::name).toList(),
                left.stream().findFirst().map(Simulation::readable).orElse(Map.of()), azure.blobs().size());
    }

    private void play() {
        Instant begin = clock.instant();
        ObjectNode example = (ObjectNode) Json.yaml(text(Path.of("examples", "request.yaml")));
        example.withObject("/spec").put("timeLimitSeconds", scenario.timeLimitSeconds());
        ObjectNode request = requests.create(example);
        uid = request.at("/metadata/uid").asText();
        scenario.deletion().ifPresent(after -> {
            loop.runUntil(begin.plus(after));
            requests.delete("default", request.at("/metadata/name").asText(), DeleteOptions.unconditional());
        });
        loop.runUntil(begin.plus(Scenario.LENGTH));
    }

    private String sessionName() {
        return "look-at-web-2-" + RULES.install().hex() + "-" + uid;
    }

    /** Times differ between runs, words must not. */
    private static Map<String, String> readable(ObjectNode request) {
        Map<String, String> words = new TreeMap<>();
        for (JsonNode condition : request.at("/status/conditions")) {
            words.put(condition.path("type").asText(),
                    condition.path("status").asText() + " " + condition.path("reason").asText());
        }
        for (String field : List.of("stopReason", "size", "captureName")) {
            words.put(field, request.at("/status/" + field).asText());
        }
        return words;
    }

    static Resources requests(ManualClock clock) {
        AtomicLong next = new AtomicLong();
        Cluster cluster = new Cluster(clock, Admission.none(), () -> new UUID(0, next.incrementAndGet()));
        cluster.resources("apiextensions.k8s.io/v1", "CustomResourceDefinition").create((ObjectNode) Json.yaml(CRD));
        return cluster.resources("capture.netwatch.io/v1alpha1", "PacketCaptureRequest");
    }

    static AzureWorld world() {
        return AzureWorld.builder().client(AzureRoom.TENANT, AzureRoom.CLIENT, AzureRoom.SECRET)
                .watcher(NetworkWatcher.automatic(SUBSCRIPTION, "westeurope"))
                .machine(VirtualMachine.linux(SUBSCRIPTION, "shop", "web-2", "westeurope", "10.0.0.5"))
                .account(StorageAccount.of(SUBSCRIPTION, "shop", "shopcaptures", "westeurope"))
                .rules(ArmRules.standard().withTokensRequired(false).withLongUrls(false))
                .traffic(window -> new byte[1000]).build();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
