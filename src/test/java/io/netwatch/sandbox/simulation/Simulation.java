package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Rules;
import io.netwatch.capture.core.terms.InstallId;
import io.netwatch.capture.core.terms.Reach;
import io.netwatch.capture.core.terms.Reach.Allowance;
import io.netwatch.capture.operator.Known;
import io.netwatch.capture.operator.Newsroom;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

/** One run: the real visits, core and Azure room over the models of both worlds, in virtual time. */
final class Simulation {
    /** The name of the example's request. */
    static final String REQUEST = "look-at-web-2";
    static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    static final Rules RULES = new Rules(new InstallId("0000abcd"),
            new Reach(List.of(new Allowance("*", "/subscriptions/" + SUBSCRIPTION, true))));
    static final VirtualMachine MACHINE = VirtualMachine.linux(SUBSCRIPTION, "shop", "web-2", "westeurope",
            "10.0.0.5");
    static final StorageAccount ACCOUNT = StorageAccount.of(SUBSCRIPTION, "shop", "shopcaptures", "westeurope");
    private static final NetworkWatcher WATCHER = NetworkWatcher.automatic(SUBSCRIPTION, "westeurope");
    /** For requests that name it: it captures on two instances of a scale set at most. */
    private static final PacketCapturePolicySpec POLICY = new PacketCapturePolicySpec(null, null, null, 300, 10, 60, 2,
            null, null, null);
    private static final int GONE_WITHIN = 1800;
    private static final String CRD = text(Path.of("crds", "packetcapturerequests.capture.netwatch.io.yaml"));
    private final Scenario scenario;
    private final ManualClock clock = AzureRoom.nextDay();
    private final Instant begin = clock.instant();
    private final Azure azure;
    private final Resources requests;
    private final Sites sites;
    static final String POLICY_UID = "11111111-2222-3333-4444-555555555555";

    private final ModelCluster cluster;
    private final Loop loop;
    private String uid = "";

    /** The only policy, in every namespace. */
    private record Night() implements Policies {
        @Override
        public List<Policy> in(String namespace) {
            return List.of(new Policy(namespace, "night", POLICY));
        }

        @Override
        public Optional<String> uid(String namespace, String name) {
            return name.equals("night") ? Optional.of(POLICY_UID) : Optional.empty();
        }
    }

    private Simulation(Scenario scenario, Interference interference) {
        this.scenario = scenario;
        azure = new Azure(scenario.setting().obstacle().world().apply(world(scenario.setting().packets())).build(),
                clock,
                new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test"));
        scenario.fault().ifPresent(azure.faults()::add);
        scenario.setting().obstacle().begin().accept(azure);
        requests = requests(clock);
        InstantSource time = interference.clock(clock);
        cluster = new ModelCluster(requests, new Night());
        sites = interference.sites(new Worlds(cluster, AzureRoom.over(azure, time, interference), azure, requests,
                clock));
        loop = new Loop(requests, clock, () -> {
            interference.started();
            return process(sites, time, interference.newsroom(sites, time));
        },
                moment -> moment.minus(Duration.between(clock.instant(), time.instant())), interference);
    }

    static Simulation run(Scenario scenario, CrashPoint crash) {
        Simulation simulation = new Simulation(scenario,
                worlds -> new CallSites(worlds.cluster(), worlds.acts(), crash));
        simulation.play();
        simulation.runTo(Scenario.LENGTH);
        return simulation;
    }

    /** What people and Azure do is done; how long the run goes on is the caller's. */
    static Simulation run(Scenario scenario, Interference interference) {
        Simulation simulation = new Simulation(scenario, interference);
        simulation.play();
        return simulation;
    }

    void runTo(Duration sinceBegin) {
        until(sinceBegin);
    }

    /** The operator's process, which remembers nothing yet. */
    static Visit process(Sites sites, InstantSource time) {
        return process(sites, time, Newsroom.SILENT);
    }

    static Visit process(Sites sites, InstantSource time, Newsroom newsroom) {
        return new Visit(sites, new Places(new Known(sites, time), time, 10_000), new Decide(RULES), time, newsroom);
    }

    /** The process dies between two visits. */
    void kill() {
        loop.restart();
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
                left.stream().findFirst().map(Ended::words).orElse(Map.of()), blobs(false), blobs(true));
    }

    private long blobs(boolean pages) {
        return azure.blobs().stream().filter(blob -> blob.address().name().endsWith(".html") == pages).count();
    }

    private void play() {
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
            await(scenario.setting().staging().rivalComes());
            requests.create(rival);
        });
        scenario.setting().obstacle().mended().ifPresent(after -> {
            until(after);
            scenario.setting().obstacle().mend().accept(azure);
        });
        scenario.deletion().ifPresent(after -> {
            await(after);
            requests.delete("default", request.at("/metadata/name").asText(), DeleteOptions.unconditional());
        });
        scenario.setting().staging().successor(example).ifPresent(next -> {
            for (int second = 0; second < GONE_WITHIN && requests.find("default", REQUEST).isPresent(); second++) {
                until(passed().plusSeconds(1));
            }
            requests.create(next);
        });
        scenario.setting().happening().ifPresent(happening -> {
            await(happening.after());
            happening.deed().to(azure, WATCHER.id() + "/packetCaptures/" + sessionName());
        });
        scenario.setting().edit().ifPresent(edit -> {
            await(edit.after());
            edit.deed().to(requests, example);
        });
    }

    private void until(Duration sinceBegin) {
        Instant end = begin.plus(sinceBegin);
        Duration step = scenario.setting().restartEvery();
        while (step.isPositive() && clock.instant().plus(step).isBefore(end)
                && clock.instant().isBefore(begin.plus(Scenario.LENGTH))) {
            loop.runUntil(clock.instant().plus(step));
            loop.restart();
        }
        if (clock.instant().isBefore(end)) {
            loop.runUntil(end);
        }
    }

    /** A patient scenario's deeds meet a capture, however late it came. */
    private void await(Duration sinceBegin) {
        until(sinceBegin);
        for (int step = 1; scenario.setting().patient() && step < 360 && isOnItsWay(); step++) {
            until(sinceBegin.plusSeconds(10L * step));
        }
    }

    private boolean isOnItsWay() {
        return requests.list(Filter.all()).stream().findFirst().map(Ended::words)
                .filter(words -> !words.getOrDefault("Ready", "").startsWith("True")
                        && !words.getOrDefault("Failed", "").startsWith("True"))
                .isPresent();
    }

    private static void write(ObjectNode request, String field, JsonNode value) {
        request.withObject("/spec").remove(field);
        if (!value.isNull()) {
            request.withObject("/spec").set(field, value);
        }
    }

    List<String> told() {
        return cluster.told();
    }

    List<ObjectNode> objects() {
        return requests.list(Filter.all());
    }

    Instant now() {
        return clock.instant();
    }

    Duration passed() {
        return Duration.between(begin, clock.instant());
    }

    /** Captures of the scenario's strangers, as they are now. */
    List<CaptureView> captures() {
        return azure.captures();
    }

    /** The word in the STATE column of a request. */
    String word(String name) {
        return requests.find("default", name).map(Ended::words).orElse(Map.of()).getOrDefault("Ready", "");
    }

    /** What the object says in a condition, in sentences. */
    String message(String condition) {
        return StreamSupport
                .stream(requests.list(Filter.all()).getFirst().at("/status/conditions").spliterator(), false)
                .filter(each -> each.path("type").asText().equals(condition)).findFirst().orElseThrow()
                .path("message").asText();
    }

    private String sessionName() {
        if (!scenario.setting().staging().captureName().isEmpty()) {
            return scenario.setting().staging().captureName();
        }
        return "look-at-web-2-" + RULES.install().hex() + "-" + uid;
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
