package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.bridge.AlertHandler;
import io.netwatch.capture.bridge.Messages;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.cluster.ForwardingCluster;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.cluster.ModelRequestStore;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.operator.Drills;
import io.netwatch.capture.operator.PolicyVisit;
import io.netwatch.capture.operator.Recorders;
import io.netwatch.capture.operator.Rehearsals;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A policy with a flight recorder, alerts, and everything that both lead to, through bridge and operator in virtual time. */
final class RecorderRun {
    static final int SESSION_SECONDS = 900;
    static final int POST_TRIGGER_SECONDS = 30;
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(20);

    private final ManualClock clock = AzureRoom.nextDay();
    private final Azure azure = new Azure(Simulation.world(), clock,
            new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test"));
    private final Resources requests = Simulation.requests(clock);
    private final ModelRequestStore store = new ModelRequestStore(requests);
    private final PacketCapturePolicy stored = Shop.policy(spec(recorder(false), 0));
    private final Policies policies = new TheOne();
    private final CallSites sites;
    private final Loop loop;
    private PolicyVisit visit;
    private Instant due = Instant.MIN;
    private String seen = "";
    private int crashes;
    private int writes;
    private int alerts;
    private boolean exists = true;

    /** @param crash which outgoing call of the operator the process does not survive */
    RecorderRun(CrashPoint crash) {
        sites = new CallSites(new Cluster(), AzureRoom.over(azure, clock, Interference.NONE),
                crash);
        loop = new Loop(requests, clock, () -> Simulation.process(sites, clock));
        visit = process();
    }

    RecorderRun() {
        this(CrashPoint.NEVER);
    }

    /** The policies of the namespace: the one, as long as it exists. */
    private final class TheOne implements Policies {
        @Override
        public List<Policy> in(String namespace) {
            return exists ? List.of(new Policy(namespace, "egress", stored.getSpec())) : List.of();
        }

        @Override
        public Optional<String> uid(String namespace, String name) {
            return exists ? Optional.of("policy-uid") : Optional.empty();
        }
    }

    /** Which also knows how often the policy was edited. */
    private final class Cluster implements ForwardingCluster {
        private final ModelCluster model = new ModelCluster(requests, policies);

        @Override
        public ModelCluster behind() {
            return model;
        }

        @Override
        public Optional<Long> generation(String namespace, String policy, String uid) {
            return policies.uid(namespace, policy).filter(uid::equals).map(_ -> stored.getMetadata().getGeneration());
        }
    }

    /** Lets time pass; the policy is looked at when it wants that, and when one of its recordings changes. */
    RecorderRun runs(Duration length) {
        Instant end = clock.instant().plus(length);
        while (clock.instant().isBefore(end)) {
            var now = versions();
            boolean changed = !seen.equals(now);
            seen = now;
            if (exists && (changed || !due.isAfter(clock.instant()))) {
                due = clock.instant().plus(visited());
            }
            loop.runUntil(clock.instant().plus(length.compareTo(LONG) < 0 ? STEP : STEP.multipliedBy(15)));
            if (loop.crashes() > crashes) {
                crashes = loop.crashes();
                visit = process();
            }
        }
        return this;
    }

    RecorderRun runs(int seconds) {
        return runs(Duration.ofSeconds(seconds));
    }

    /** An alert about the machine that fired so long ago. */
    String alert(Duration ago) {
        AlertHandler bridge = new AlertHandler(policies, store, store, (_, _, _) -> {});
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
        return edited(spec(recorder, cooldownSeconds));
    }

    RecorderRun suspended(boolean suspend) {
        PacketCapturePolicySpec now = stored.getSpec();
        return edited(new PacketCapturePolicySpec(suspend, now.match(), now.template(), now.cooldownSeconds(),
                now.maxActive(), now.maxPerHour(), now.maxInstances(), now.onResolved(), now.flightRecorder(),
                now.notifications()));
    }

    void deletesPolicy() {
        exists = false;
    }

    void deletes(String request) {
        requests.delete("default", request, DeleteOptions.unconditional());
    }

    RecorderRun restarted() {
        loop.restart();
        visit = process();
        return this;
    }

    /** A second process that believes to lead looks at the policy at the same moment. */
    void rivalLooks() {
        process().run(copy());
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
        return writes;
    }

    PacketCapturePolicyStatus status() {
        return stored.getStatus();
    }

    RecordingStatus line() {
        return stored.getStatus().recordings().getFirst();
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
        stored.setSpec(spec);
        stored.getMetadata().setGeneration(stored.getMetadata().getGeneration() + 1);
        due = Instant.MIN;
        return this;
    }

    private Duration visited() {
        try {
            return visit.run(copy());
        } catch (CrashPoint.Crash e) {
            restarted();
            return Duration.ofMillis(100);
        }
    }

    private PolicyVisit process() {
        return new PolicyVisit((read, status) -> sites.call("policy write", () -> write(read, status)),
                (mine, _) -> store.activity(mine),
                new Drills(sites::read, store::create, clock),
                new Rehearsals(sites, new Decide(Simulation.RULES), clock),
                new Recorders(sites, made -> sites.call("make", () -> store.create(made)), clock), clock);
    }

    private boolean write(PacketCapturePolicy read, PacketCapturePolicyStatus status) {
        writes++;
        stored.setStatus(status);
        return read.getMetadata() != null;
    }

    private PacketCapturePolicy copy() {
        PacketCapturePolicy copy = new PacketCapturePolicy();
        copy.setMetadata(stored.getMetadata());
        copy.setSpec(stored.getSpec());
        copy.setStatus(stored.getStatus());
        return copy;
    }

    private String versions() {
        return String.join(" ", recordings().map(each -> each.at("/metadata/resourceVersion").asText()).toList());
    }

    static FlightRecorder recorder(boolean alsoCapture) {
        return new FlightRecorder(List.of(Simulation.MACHINE.id().toString()), 3, 400_000L, null, POST_TRIGGER_SECONDS,
                SESSION_SECONDS, alsoCapture);
    }

    private static PacketCapturePolicySpec spec(FlightRecorder recorder, int cooldownSeconds) {
        return new PacketCapturePolicySpec(null, new AlertMatch(List.of("*"), null, null, null, null),
                new CaptureTemplate(null, null, null, 60, null, null, null, null,
                        new Storage(Simulation.ACCOUNT.id().toString(), null, null), null, null, null, null, null, null,
                        null, null),
                cooldownSeconds, null, null, null, null, recorder, null);
    }
}
