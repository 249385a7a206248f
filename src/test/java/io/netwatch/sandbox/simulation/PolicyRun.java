package io.netwatch.sandbox.simulation;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.PacketCapturePolicyStatus.LastDrill;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.cluster.ModelRequestStore;
import io.netwatch.capture.core.policy.Activity;
import io.netwatch.capture.core.policy.Drill;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.operator.Drills;
import io.netwatch.capture.operator.PolicyVisit;
import io.netwatch.capture.operator.Recorders;
import io.netwatch.capture.operator.Rehearsals;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One policy, and the requests that it makes by itself, through the whole operator in virtual time. */
final class PolicyRun {
    private final ManualClock clock = AzureRoom.nextDay();
    private final Azure azure = new Azure(Simulation.world(), clock,
            new Endpoints("https://arm.test", "https://login.test", "https://{account}.blob.test"));
    private final Resources requests = Simulation.requests(clock);
    private final CallSites sites;
    private final Loop loop;
    private final CallLog calls;
    private PacketCapturePolicy stored = new PacketCapturePolicy();
    private PolicyVisit visit;
    private int writes;

    /** @param crash which outgoing call of the policy's own visits the process does not survive */
    PolicyRun(CrashPoint crash, String... targets) {
        calls = new CallLog(crash);
        sites = new CallSites(new ModelCluster(requests), AzureRoom.over(azure, clock, Interference.NONE),
                CrashPoint.NEVER);
        loop = new Loop(requests, clock, () -> Simulation.process(sites, clock));
        stored.getMetadata().setNamespace("default");
        stored.getMetadata().setName("night");
        stored.getMetadata().setUid("policy-uid");
        stored.getMetadata().setGeneration(1L);
        stored.setSpec(new PacketCapturePolicySpec(null,
                new AlertMatch(List.of("*"), null, null, List.of(targets), null),
                new CaptureTemplate(null, null, null, null, null, null, null, null,
                        new Storage(Simulation.ACCOUNT.id().toString(), null, null), null, null, null, null, null, null,
                        null, null),
                null, null, null, null, null, null, null));
        visit = process();
    }

    PolicyRun asks(String value) {
        stored.getMetadata().setAnnotations(Map.of(Drill.ANNOTATION, value));
        return this;
    }

    PolicyRun edited() {
        stored.getMetadata().setGeneration(stored.getMetadata().getGeneration() + 1);
        return this;
    }

    PolicyRun restarted() {
        visit = process();
        loop.restart();
        return this;
    }

    PolicyRun runs(Duration length) {
        Instant end = clock.instant().plus(length);
        while (clock.instant().isBefore(end)) {
            Instant next = clock.instant().plus(visited());
            loop.runUntil(next.isBefore(end) ? next : end);
        }
        return this;
    }

    Azure azure() {
        return azure;
    }

    Instant now() {
        return clock.instant();
    }

    /** The policy's own calls, by name. */
    List<String> calls() {
        return calls.names();
    }

    /** All calls that only serve requests, and those of the checks. */
    List<String> asked() {
        return sites.calls();
    }

    int writes() {
        return writes;
    }

    Optional<Condition> armed() {
        return Conditions.find(stored.getStatus().conditions(), "Armed");
    }

    LastDrill drill() {
        return stored.getStatus().lastDrill();
    }

    int requestsLeft() {
        return requests.list(Filter.all()).size();
    }

    private Duration visited() {
        try {
            return visit.run(copy(stored));
        } catch (CrashPoint.Crash e) {
            restarted();
            return Duration.ofMillis(100);
        }
    }

    private PolicyVisit process() {
        ModelRequestStore store = new ModelRequestStore(requests);
        return new PolicyVisit((read, status) -> calls.call("write", () -> write(read, status)),
                (_, _) -> Activity.NONE,
                new Drills(key -> calls.call("read", () -> sites.read(key)),
                        drill -> calls.call("create", () -> store.create(drill)),
                        clock),
                new Rehearsals(sites, new Decide(Simulation.RULES), clock),
                new Recorders(new ModelCluster(requests), store::create, clock), clock);
    }

    private boolean write(PacketCapturePolicy read, PacketCapturePolicyStatus status) {
        if (!read.getMetadata().getResourceVersion().equals(version())) {
            return false;
        }
        writes++;
        stored.setStatus(status);
        return true;
    }

    private String version() {
        return "v" + writes;
    }

    private PacketCapturePolicy copy(PacketCapturePolicy policy) {
        PacketCapturePolicy copy = new PacketCapturePolicy();
        copy.setMetadata(policy.getMetadata().toBuilder().withResourceVersion(version()).build());
        copy.setSpec(policy.getSpec());
        copy.setStatus(policy.getStatus());
        return copy;
    }
}
