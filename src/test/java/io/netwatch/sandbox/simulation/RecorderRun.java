package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.bridge.AlertHandler;
import io.netwatch.capture.bridge.Messages;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.cluster.ModelRequestStore;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.operator.PolicyVisit;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.CaptureView;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.DeleteOptions;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A policy with a flight recorder, alerts, and everything that both lead to, through bridge and operator in virtual time. */
final class RecorderRun implements PolicySide {
    static final int SESSION_SECONDS = 900;
    static final int POST_TRIGGER_SECONDS = 30;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final ManualClock clock = AzureRoom.nextDay();
    private final Azure azure = new Azure(Simulation.world(), clock,
            new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test"));
    private final Resources requests = Simulation.requests(clock);
    private final ModelRequestStore store = new ModelRequestStore(requests);
    private final StoredPolicy policy;
    private final RecorderCluster cluster;
    private final PolicyProcess processes;
    private final Interference around;
    private final InstantSource time;
    private final Sites sites;
    private final Loop loop;
    private PolicyVisit visit;
    private PolicyVisit rival;
    private Instant due = Instant.MIN;
    private Instant rivalDue = Instant.MIN;
    private int crashes;
    private int alerts;

    /**
     * @param around what stands between the operator and its worlds
     * @param sessionSeconds of the recorder
     * @param making what becomes of a recording on its way to the API server
     */
    RecorderRun(Interference around, int sessionSeconds, UnaryOperator<NewRequest> making) {
        this.around = around;
        policy = new StoredPolicy(RecorderSpecs.policy(RecorderSpecs.recorder(false, sessionSeconds), 0));
        cluster = new RecorderCluster(requests, policy, around.feed());
        time = around.clock(clock);
        sites = around.sites(new Worlds(cluster, AzureRoom.over(azure, time, around), azure, requests, clock));
        loop = new Loop(requests, clock, () -> {
            around.started();
            return Simulation.process(sites, time);
        }, moment -> moment.minus(Duration.between(clock.instant(), time.instant())), around);
        processes = new PolicyProcess(policy, store, cluster, making);
        visit = processes.start(sites, time, around);
        rival = visit;
    }

    /** @param crash which outgoing call of the operator the process does not survive */
    RecorderRun(CrashPoint crash) {
        this(new Crashing(crash), SESSION_SECONDS, UnaryOperator.identity());
    }

    RecorderRun() {
        this(CrashPoint.NEVER);
    }

    /** Lets time pass; the policy is looked at when it wants that, and when one of its recordings changes. */
    RecorderRun runs(Duration length) {
        Instant end = clock.instant().plus(length);
        while (clock.instant().isBefore(end)) {
            looks();
            loop.takeEvents();
            loop.runUntil(next(end));
            if (loop.crashes() > crashes) {
                crashes = loop.crashes();
                begin();
            }
        }
        return this;
    }

    RecorderRun runs(int seconds) {
        return runs(Duration.ofSeconds(seconds));
    }

    /** Until so many recordings run, or for forty minutes. */
    RecorderRun awaits(int recordings) {
        for (int i = 0; i < 240 && standing("Recording").size() != recordings; i++) {
            runs(10);
        }
        return this;
    }

    private Instant next(Instant end) {
        Optional<Instant> looks = policy.exists() ? Optional.of(due) : Optional.empty();
        Optional<Instant> rivals = looks.flatMap(_ -> around.rival()).map(_ -> rivalDue);
        Instant first = Stream.of(looks, rivals, loop.next(end)).flatMap(Optional::stream).filter(end::isAfter)
                .min(Instant::compareTo).orElse(end);
        return first.isAfter(clock.instant()) ? first : clock.instant().plusMillis(1);
    }

    private void looks() {
        if (!policy.exists()) {
            return;
        }
        boolean changed = cluster.seen().news();
        if (changed || !due.isAfter(clock.instant())) {
            due = clock.instant().plus(visited());
        }
        if (around.rival().isPresent() && (changed || !rivalDue.isAfter(clock.instant()))) {
            rivalDue = clock.instant().plus(rival.run(policy.read()));
        }
    }

    /** An alert about the machine that fired so long ago. */
    String alert(Duration ago) {
        AlertHandler bridge = new AlertHandler(policy, store, store, (_, _, _) -> {});
        return bridge.handle(Message.of(Messages.text("common-fired")
                .replace("/subscriptions/5b/resourcegroups/shop/providers/microsoft.compute/virtualmachines/web-1",
                        Simulation.MACHINE.id().toString())
                .replace("4f1c0a52-0001", "4f1c0a52-" + ++alerts)
                .replace("2026-03-01T02:01:07.1234567Z", clock.instant().minus(ago).toString())
                .getBytes(StandardCharsets.UTF_8)), "default", clock.instant()).result();
    }

    /** A person takes the evidence of now. */
    void byHand(String name) {
        ObjectNode request = (ObjectNode) Json.yaml("""
                apiVersion: capture.netwatch.io/v1alpha1
                kind: PacketCaptureRequest
                metadata: {namespace: default, name: %s}
                spec:
                  target: {resourceId: %s}
                  fromRecorder: egress
                  timeLimitSeconds: 60
                  storage: {accountId: %s}
                """.formatted(name, Simulation.MACHINE.id(), Simulation.ACCOUNT.id()));
        requests.create(request);
    }

    RecorderRun asks(FlightRecorder recorder, int cooldownSeconds) {
        return edited(RecorderSpecs.policy(recorder, cooldownSeconds));
    }

    RecorderRun suspended(boolean suspend) {
        PacketCapturePolicySpec now = policy.spec();
        return edited(new PacketCapturePolicySpec(suspend, now.match(), now.template(), now.cooldownSeconds(),
                now.maxActive(), now.maxPerHour(), now.maxInstances(), now.onResolved(), now.flightRecorder(),
                now.notifications()));
    }

    void deletesPolicy() {
        policy.delete();
    }

    void deletes(String request) {
        requests.delete("default", request, DeleteOptions.unconditional());
    }

    RecorderRun restarted() {
        loop.restart();
        begin();
        return this;
    }

    /** A second process that believes to lead, and that nothing befalls, works on these. */
    RecorderRun rival(Sites behind) {
        rival = processes.start(behind, clock, Interference.NONE);
        return this;
    }

    @Override
    public void rivalLooks() {
        rival.run(policy.read());
    }

    @Override
    public void edit(RequestKey key) {
        if (key.equals(PolicySide.KEY)) {
            edited(policy.spec());
        }
    }

    Azure azure() {
        return azure;
    }

    Instant now() {
        return clock.instant();
    }

    List<String> calls() {
        return sites.calls();
    }

    int writes() {
        return policy.writes();
    }

    PacketCapturePolicyStatus status() {
        return policy.status();
    }

    RecordingStatus line() {
        return policy.status().recordings().getFirst();
    }

    /** Of the policy, as the watch has shown them. */
    List<Recording> known() {
        return cluster.known();
    }

    List<ObjectNode> objects() {
        return requests.list(Filter.all());
    }

    /** Events so far. */
    List<String> told() {
        return cluster.behind().told();
    }

    Stream<ObjectNode> recordings() {
        return requests.list(Filter.all()).stream().filter(each -> each.at("/metadata/ownerReferences").isArray());
    }

    Stream<ObjectNode> evidence() {
        return requests.list(Filter.all()).stream().filter(each -> !each.at("/metadata/ownerReferences").isArray());
    }

    /** Names of recordings with this word in the STATE column. */
    List<String> standing(String word) {
        return recordings().filter(each -> word(each).equals(word)).map(each -> each.at("/metadata/name").asText())
                .toList();
    }

    static String word(ObjectNode request) {
        return Ended.words(request).getOrDefault("Ready", " ").split(" ", 2)[1];
    }

    /** Sessions that Azure has running. */
    List<String> sessions() {
        return azure.captures().stream().filter(session -> session.status().equals("Running")).map(CaptureView::name)
                .toList();
    }

    /** How often Azure was asked to begin. */
    long creates() {
        return sites.calls().stream().filter("Create"::equals).count();
    }

    long files() {
        return azure.blobs().stream().filter(blob -> blob.address().name().endsWith(".cap")).count();
    }

    private RecorderRun edited(PacketCapturePolicySpec spec) {
        policy.edit(spec);
        due = Instant.MIN;
        rivalDue = Instant.MIN;
        return this;
    }

    private Duration visited() {
        try {
            return visit.run(around.ofPolicy("policy look", policy::read, policy::readOld));
        } catch (CrashPoint.Crash e) {
            restarted();
            return Duration.ZERO;
        } catch (RuntimeException e) {
            return AFTER_FAILURE;
        }
    }

    /** A process has started, and looks at everything. */
    private void begin() {
        visit = processes.start(sites, time, around);
        due = Instant.MIN;
    }
}
