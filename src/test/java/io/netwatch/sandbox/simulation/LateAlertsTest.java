package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.bridge.AlertHandler;
import io.netwatch.capture.bridge.Messages;
import io.netwatch.capture.bridge.schema.Message;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.cluster.ModelRequestStore;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.operator.Drills;
import io.netwatch.capture.operator.Known;
import io.netwatch.capture.operator.Places;
import io.netwatch.capture.operator.PolicyVisit;
import io.netwatch.capture.operator.Recorders;
import io.netwatch.capture.operator.Rehearsals;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A storm in a region with few places, through bridge, operator and policy in virtual time: who gets none before the start
 * deadline ends, is counted in the policy's status, and an Event tells it.
 */
class LateAlertsTest {
    private static final int ALERTS = 40;
    private static final int PLACES = 5;
    private static final int CAPTURE_SECONDS = 60;
    private static final int DEADLINE_SECONDS = 150;

    private final ManualClock clock = new ManualClock("2026-01-01T02:00:00Z");
    private final List<VirtualMachine> machines = Shop.machines(ALERTS);
    private final Azure azure = Shop.azure(machines, clock);
    private final Resources requests = Simulation.requests(clock);
    private final ModelRequestStore store = new ModelRequestStore(requests);
    private final Policies policies = namespace -> List.of(new Policy(namespace, "egress", spec()));
    private final ModelCluster cluster = new ModelCluster(requests, policies);
    private final CallSites sites = new CallSites(cluster, AzureRoom.over(azure, clock, Interference.NONE),
            CrashPoint.NEVER);
    private final Loop loop = new Loop(requests, clock,
            () -> new Visit(sites, new Places(new Known(sites, clock), clock, PLACES), new Decide(Simulation.RULES),
                    clock));
    private final PacketCapturePolicy policy = Shop.policy(spec());

    @Test
    void whoGetsNoPlaceInTimeEndsAndIsCountedAndTold() {
        AlertHandler bridge = new AlertHandler(policies, store, store, (_, _, _) -> {});
        machines.forEach(machine -> assertThat(bridge.handle(alert(machine), "default", clock.instant()).result())
                .isEqualTo("created"));
        loop.runUntil(clock.instant().plus(Duration.ofMinutes(30)));

        Map<String, Long> words = Shop.words(requests);
        assertThat(words).containsOnlyKeys("Completed", "StartDeadlineExceeded");
        long late = words.get("StartDeadlineExceeded");
        assertThat(words.get("Completed")).as("%d at a time until the deadline", PLACES)
                .isBetween((long) PLACES, (long) PLACES * (1 + DEADLINE_SECONDS / CAPTURE_SECONDS));
        assertThat(Shop.creates(azure)).as("nobody who was late was ordered")
                .isEqualTo(Math.toIntExact(words.get("Completed")));
        assertThat(cluster.told()).filteredOn(event -> event.startsWith("StartDeadlineExceeded")).hasSize((int) late);

        PacketCapturePolicyStatus status = counted();
        assertThat(status.late()).isEqualTo(late);
        assertThat(status.triggered()).isEqualTo(words.get("Completed"));
        assertThat(status.active()).isZero();
    }

    private Message alert(VirtualMachine machine) {
        return Message.of(Messages.text("common-fired")
                .replace("/subscriptions/5b/resourcegroups/shop/providers/microsoft.compute/virtualmachines/web-1",
                        machine.id().toString())
                .replace("4f1c0a52-0001", "4f1c0a52-" + machines.indexOf(machine))
                .replace("2026-03-01T02:01:07.1234567Z", clock.instant().toString())
                .getBytes(StandardCharsets.UTF_8));
    }

    /** What the leader writes at its next count. */
    private PacketCapturePolicyStatus counted() {
        PolicyVisit visit = new PolicyVisit((_, status) -> {
            policy.setStatus(status);
            return true;
        }, (mine, _) -> store.activity(mine), new Drills(sites::read, store::create, clock),
                new Rehearsals(sites, new Decide(Simulation.RULES), clock), new Recorders(sites, store::create, clock),
                clock);
        visit.run(policy);
        return policy.getStatus();
    }

    private static PacketCapturePolicySpec spec() {
        CaptureTemplate template = new CaptureTemplate(null, null, null, CAPTURE_SECONDS, null, null, null, null,
                new Storage(Simulation.ACCOUNT.id().toString(), null, null), DEADLINE_SECONDS, null, null, null, null,
                null, null, null);
        return new PacketCapturePolicySpec(null, new AlertMatch(List.of("*"), null, null, null, null), template, 300,
                1000, 1000, null, null, null, null);
    }
}
