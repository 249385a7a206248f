package io.netwatch.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.cluster.RequestStore.Stored;
import io.netwatch.capture.core.policy.Activity;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.operator.Drills;
import io.netwatch.capture.operator.PolicyVisit;
import io.netwatch.capture.operator.Recorders;
import io.netwatch.capture.operator.Rehearsals;
import io.netwatch.sandbox.azure.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A storm of alerts is not a storm of writes: a policy's counts are written at most every 30 seconds. */
class PolicyCountsTest {
    private static final Duration STORM = Duration.ofMinutes(10);

    private final ManualClock clock = new ManualClock("2026-01-01T02:00:00Z");
    private final List<Instant> writes = new ArrayList<>();
    private final PacketCapturePolicy policy = policy();
    private long turnedAway;

    @Test
    void countsThatChangeAllTheTimeAreWrittenAtMostTwiceAMinute() {
        PolicyVisit visit = new PolicyVisit((_, status) -> {
            policy.setStatus(status);
            return writes.add(clock.instant());
        }, (_, _) -> new Activity(List.of(), ++turnedAway),
                new Drills(_ -> Optional.empty(), _ -> new Stored.Created(), clock),
                new Rehearsals((_, call) -> {
                    throw new AssertionError("a policy of patterns asks Azure nothing, but: " + call);
                }, new Decide(Simulation.RULES), clock),
                new Recorders(new ModelCluster(Simulation.requests(clock)), _ -> new Stored.Created(), clock), clock);
        for (Instant end = clock.instant().plus(STORM); clock.instant().isBefore(end);) {
            visit.run(policy);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(writes).hasSizeBetween(15, 22);
        assertThat(policy.getStatus().suppressed()).isPositive();
    }

    private static PacketCapturePolicy policy() {
        return Shop.policy(new PacketCapturePolicySpec(null, new AlertMatch(List.of("*"), null, null, null, null),
                new CaptureTemplate(null, null, null, null, null, null, null, null,
                        new Storage(Simulation.ACCOUNT.id().toString(), null, null), null, null, null, null, null, null,
                        null, null),
                null, null, null, null, null, null, null));
    }
}
