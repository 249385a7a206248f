package io.netwatch.capture.app.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.api.RecordingStatus;
import io.netwatch.capture.app.telemetry.Milestone.Ended;
import io.netwatch.capture.cluster.PolicyStatuses;
import io.netwatch.capture.core.policy.RecordingChange;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Standing;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What flight recorders do, by policy, since a recorder that does not record is somebody's to mend. The states are read from
 * the policies at each scrape: what no longer exists is not shown. Decision 89 says why a name may stand in a label here.
 */
final class RecorderCounts implements Consumer<Milestone> {
    private static final String LOSSES = "capture_recorder_losses";
    private static final String FREEZES = "capture_recorder_freezes";
    private static final String MISSED = "capture_recorder_gap_seconds";
    private static final List<String> COUNTERS = List.of(LOSSES, FREEZES, MISSED);
    private static final List<String> STATES = List.of("recording", "blocked", "missing");

    private final MeterRegistry registry;
    private final MultiGauge targets;
    private volatile Supplier<List<PacketCapturePolicy>> policies = List::of;

    RecorderCounts(MeterRegistry registry) {
        this.registry = registry;
        targets = MultiGauge.builder("capture_recorder_targets").register(registry);
    }

    void watch(Supplier<List<PacketCapturePolicy>> all) {
        policies = all;
    }

    /** Before each scrape. A counter begins at nothing, so that the first loss is to be seen as an increase. */
    void refresh() {
        List<PacketCapturePolicy> shown = policies.get().stream().filter(RecorderCounts::hasRecorder).toList();
        targets.register(shown.stream().flatMap(RecorderCounts::rows).toList(), true);
        Set<String> names = shown.stream().map(RecorderCounts::name).collect(Collectors.toSet());
        COUNTERS.forEach(counter -> {
            registry.find(counter).counters().stream().filter(each -> !names.contains(each.getId().getTag("policy")))
                    .forEach(registry::remove);
            names.forEach(policy -> counter(counter, policy));
        });
    }

    @Override
    public void accept(Milestone milestone) {
        if (milestone instanceof Ended(var request, var reason, var _) && reason == Reason.Frozen) {
            request.recorder().ifPresent(
                    mark -> counter(FREEZES, request.key().namespace() + "/" + mark.policy()).increment());
        }
    }

    /** Losses and gaps are counted when a status that tells of them is stored, and so once. */
    PolicyStatuses around(PolicyStatuses statuses) {
        return (read, status) -> {
            boolean written = statuses.write(read, status);
            if (written) {
                status.recordings().forEach(now -> RecordingChange.line(read.getStatus(), now.target())
                        .ifPresent(before -> changed(name(read), before, now)));
            }
            return written;
        };
    }

    private void changed(String policy, RecordingStatus before, RecordingStatus now) {
        if (RecordingChange.isLost(before, now)) {
            counter(LOSSES, policy).increment();
        }
        counter(MISSED, policy).increment((double) RecordingChange.missed(before, now));
    }

    private Counter counter(String name, String policy) {
        return registry.counter(name, "policy", policy);
    }

    private static boolean hasRecorder(PacketCapturePolicy policy) {
        PacketCapturePolicyStatus status = policy.getStatus();
        return status != null && status.recorder() != null;
    }

    private static Stream<Row<?>> rows(PacketCapturePolicy policy) {
        List<RecordingStatus> lines = policy.getStatus().recordings();
        return STATES.stream().<Row<?>>map(state -> Row.of(Tags.of("policy", name(policy), "state", state),
                lines.stream().filter(line -> state(line).equals(state)).count()));
    }

    private static String state(RecordingStatus line) {
        if (line.since() != null) {
            return "recording";
        }
        return Reason.of(line.state()).filter(word -> word.standing() == Standing.Blocked).isPresent()
                ? "blocked"
                : "missing";
    }

    private static String name(PacketCapturePolicy policy) {
        return policy.getMetadata().getNamespace() + "/" + policy.getMetadata().getName();
    }
}
