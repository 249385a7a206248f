package io.netwatch.capture.operator;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.api.PacketCapturePolicyStatus;
import io.netwatch.capture.cluster.PolicyActivity;
import io.netwatch.capture.cluster.PolicyStatuses;
import io.netwatch.capture.core.policy.Drill;
import io.netwatch.capture.core.policy.Policy;
import io.netwatch.capture.core.policy.PolicyReport;
import io.netwatch.capture.core.policy.RecorderReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One look at one policy: whether it is understood, what it has done, whether somebody wants a drill, and whether its
 * captures could start. One write at most, and the first thing that is new is written before the next is found out.
 */
public final class PolicyVisit {
    private static final PacketCapturePolicyStatus UNSEEN = new PacketCapturePolicyStatus(null, List.of(), null, null,
            null, null, null, null);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Duration DRILL = Duration.ofSeconds(1);

    /** Counts are for people: they may lag, so that a storm of alerts is not a storm of writes. */
    private static final Duration NEXT_COUNT = Duration.ofSeconds(30);

    private final PolicyStatuses statuses;
    private final PolicyActivity activity;
    private final Drills drills;
    private final Rehearsals rehearsals;
    private final Recorders recorders;
    private final InstantSource clock;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    private record Counted(long generation, Instant at) {}

    /** One policy as it was read. */
    private record Seen(PacketCapturePolicy shell, Policy policy, PacketCapturePolicyStatus before) {
        static Seen of(PacketCapturePolicy shell) {
            ObjectMeta meta = shell.getMetadata();
            return new Seen(shell, new Policy(meta.getNamespace(), meta.getName(), shell.getSpec()),
                    Objects.requireNonNullElse(shell.getStatus(), UNSEEN));
        }

        String uid() {
            return shell.getMetadata().getUid();
        }

        long generation() {
            return shell.getMetadata().getGeneration();
        }

        Map<String, String> annotations() {
            return Objects.requireNonNullElse(shell.getMetadata().getAnnotations(), Map.of());
        }
    }

    public PolicyVisit(PolicyStatuses statuses, PolicyActivity activity, Drills drills, Rehearsals rehearsals,
            Recorders recorders, InstantSource clock) {
        this.recorders = recorders;
        this.statuses = statuses;
        this.activity = activity;
        this.drills = drills;
        this.rehearsals = rehearsals;
        this.clock = clock;
    }

    /** @return how long until the next look */
    public Duration run(PacketCapturePolicy cached) {
        Seen seen = Seen.of(cached);
        // Before anything is told: each second without a recording is one that no alert will find.
        Optional<Instant> due = recorders.run(seen.policy(), seen.uid(), seen.generation());
        PacketCapturePolicyStatus told = told(seen);
        if (!told.equals(seen.before())) {
            return write(seen, told);
        }
        Duration pause = rest(seen);
        return due.map(this::fromNow).filter(until -> until.compareTo(pause) < 0).orElse(pause);
    }

    /** What is left when nothing new is to be told. */
    private Duration rest(Seen seen) {
        Optional<Drill> drill = drills.next(seen.policy(), seen.uid(), seen.annotations(), seen.before().lastDrill());
        if (drill.isPresent()) {
            return drilled(seen, drill.get());
        }
        boolean doubted = RecorderReport.isDisarmed(seen.before().conditions()) && disarmed(seen).isEmpty();
        return doubted || rehearsals.isDue(seen.uid(), seen.generation(), seen.before().conditions())
                ? rehearsed(seen)
                : pause(seen);
    }

    /** What is understood of the spec at once, and the counts when their time has come. */
    private PacketCapturePolicyStatus told(Seen seen) {
        PacketCapturePolicyStatus report = PolicyReport.of(seen.policy(), seen.generation(), seen.before(),
                clock.instant());
        Counted last = counted.get(seen.uid());
        boolean early = last != null && last.generation() == seen.generation()
                && clock.instant().isBefore(last.at().plus(NEXT_COUNT));
        PacketCapturePolicyStatus counts = early ? report : activity.of(seen.policy(), seen.uid()).in(report);
        PacketCapturePolicyStatus recorded = RecorderReport.in(counts, seen.policy(), seen.uid(),
                recorders.of(seen.policy()), clock.instant());
        return disarmed(seen).map(armed -> PolicyReport.with(armed, recorded)).orElse(recorded);
    }

    /** A recorder that cannot record disarms its policy, whatever a rehearsal has found. */
    private Optional<Condition> disarmed(Seen seen) {
        return RecorderReport.disarmed(seen.policy(), seen.uid(), recorders.of(seen.policy()), seen.generation(),
                seen.before().conditions(), clock.instant());
    }

    private Duration write(Seen seen, PacketCapturePolicyStatus status) {
        if (statuses.write(seen.shell(), status)) {
            counted.put(seen.uid(), new Counted(seen.generation(), clock.instant()));
        }
        return AGAIN;
    }

    private Duration drilled(Seen seen, Drill drill) {
        if (statuses.write(seen.shell(), PolicyReport.with(drill.answer(), seen.before()))) {
            drill.request().ifPresent(drills::begin);
        }
        return AGAIN;
    }

    private Duration rehearsed(Seen seen) {
        Condition checked = rehearsals.check(seen.policy(), seen.uid(), seen.generation(), seen.before().conditions());
        Condition armed = disarmed(seen).orElse(checked);
        PacketCapturePolicyStatus status = PolicyReport.with(armed, seen.before());
        return status.equals(seen.before()) || statuses.write(seen.shell(), status) ? pause(seen) : AGAIN;
    }

    private Duration fromNow(Instant until) {
        return Pause.until(until, clock.instant());
    }

    private static Duration pause(Seen seen) {
        return Drill.isUnderWay(seen.before().lastDrill()) ? DRILL : NEXT_COUNT;
    }
}
