package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Rules;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reach.Allowance;
import io.netwatch.capture.operator.Acts;
import io.netwatch.capture.operator.Known;
import io.netwatch.capture.operator.Places;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ArmRules;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.ScaleSet;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
            new Reach(List.of(new Allowance("*", "/subscriptions/" + SUBSCRIPTION, true))));
    static final VirtualMachine MACHINE = VirtualMachine.linux(SUBSCRIPTION, "shop", "web-2", "westeurope",
            "10.0.0.5");
    static final StorageAccount ACCOUNT = StorageAccount.of(SUBSCRIPTION, "shop", "shopcaptures", "westeurope");
    private static final NetworkWatcher WATCHER = NetworkWatcher.automatic(SUBSCRIPTION, "westeurope");
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
        azure = new Azure(scenario.setting().obstacle().world().apply(world(scenario.setting().packets())).build(),
                clock,
                new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test"));
        scenario.fault().ifPresent(azure.faults()::add);
        scenario.setting().obstacle().begin().accept(azure);
        requests = requests(clock);
        sites = new CallSites(new ModelCluster(requests), AzureRoom.over(azure, clock), crash);
        loop = new Loop(requests, clock, () -> new Visit(sites, process(), new Decide(RULES), clock));
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
        Json.yaml(scenario.setting().spec()).properties()
                .forEach(field -> write(example, field.getKey(), field.getValue()));
        scenario.setting().staging().before(azure, SUBSCRIPTION, example);
        if (scenario.setting().obstacle().installAgent()) {
            example.withObject("/spec").put("installAgent", true);
        }
        ObjectNode request = requests.create(example);
        uid = request.at("/metadata/uid").asText();
        scenario.setting().staging().rival(example).ifPresent(rival -> {
            loop.runUntil(begin.plus(Staging.RIVAL_COMES));
            requests.create(rival);
        });
        scenario.setting().obstacle().mended().ifPresent(after -> {
            loop.runUntil(begin.plus(after));
            scenario.setting().obstacle().mend().accept(azure);
        });
        scenario.deletion().ifPresent(after -> {
            loop.runUntil(begin.plus(after));
            requests.delete("default", request.at("/metadata/name").asText(), DeleteOptions.unconditional());
        });
        scenario.setting().happening().ifPresent(happening -> {
            loop.runUntil(begin.plus(happening.after()));
            happening.deed().to(azure, WATCHER.id() + "/packetCaptures/" + sessionName());
        });
        loop.runUntil(begin.plus(Scenario.LENGTH));
    }

    /** What a process remembers of Azure is lost with it. */
    private Acts process() {
        return new Places(new Known(sites, clock), clock, 10_000);
    }

    private static void write(ObjectNode request, String field, JsonNode value) {
        request.withObject("/spec").remove(field);
        if (!value.isNull()) {
            request.withObject("/spec").set(field, value);
        }
    }

    /** Captures of the scenario's strangers, as they are now. */
    List<CaptureView> captures() {
        return azure.captures();
    }

    /** The word in the STATE column of a request. */
    String word(String name) {
        return requests.find("default", name).map(Simulation::readable).orElse(Map.of()).getOrDefault("Ready", "");
    }

    /** What the object says of its state, in sentences. */
    String message() {
        return requests.list(Filter.all()).getFirst().at("/status/conditions/0/message").asText();
    }

    private String sessionName() {
        if (!scenario.setting().staging().captureName().isEmpty()) {
            return scenario.setting().staging().captureName();
        }
        return "look-at-web-2-" + RULES.install().hex() + "-" + uid;
    }

    /** Times differ between runs, words must not. */
    private static Map<String, String> readable(ObjectNode request) {
        Map<String, String> words = new TreeMap<>();
        for (JsonNode condition : request.at("/status/conditions")) {
            words.put(condition.path("type").asText(),
                    condition.path("status").asText() + " " + condition.path("reason").asText());
        }
        for (String field : List.of("stopReason", "why", "size", "captureName")) {
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
        return world(Setting.ORDINARY.packets()).build();
    }

    private static AzureWorld.Builder world(int packets) {
        return AzureWorld.builder().client(AzureRoom.TENANT, AzureRoom.CLIENT, AzureRoom.SECRET).watcher(WATCHER)
                .machine(MACHINE).scaleSet(ScaleSet.linux(SUBSCRIPTION, "shop", "workers", "westeurope", 3))
                .account(ACCOUNT).rules(ArmRules.standard().withTokensRequired(false).withLongUrls(false))
                .traffic(window -> pcap(packets));
    }

    /** A capture file as short as one can be. */
    static byte[] pcap(int packets) {
        ByteBuffer file = ByteBuffer.allocate(24 + packets * 76).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65_535).putInt(1);
        for (int packet = 0; packet < packets; packet++) {
            file.putInt(1).putInt(2).putInt(60).putInt(60).position(file.position() + 60);
        }
        return file.array();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
