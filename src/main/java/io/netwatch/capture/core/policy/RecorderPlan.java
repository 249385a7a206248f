package io.netwatch.capture.core.policy;

import io.netwatch.capture.core.request.Recording;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a policy's flight recorder needs now: one recording per target that runs on, and a second one soon enough before it
 * ends. It follows from the policy and the recordings that exist and from nothing else, so that a new leader goes on.
 *
 * @param make recordings that are missing; making one twice makes one
 * @param remove recordings that the policy does not want any more
 * @param next when time alone makes something due; empty when only a change does
 */
public record RecorderPlan(List<NewRequest> make, List<Recording> remove, Optional<Instant> next) {

    public RecorderPlan {
        make = List.copyOf(make);
        remove = List.copyOf(remove);
    }

    /**
     * @param uid of the policy
     * @param all recordings of a policy of this name
     */
    public static RecorderPlan of(Policy policy, String uid, List<Recording> all, Instant now) {
        List<Recording> ours = ours(uid, all);
        Optional<Recorder> wanted = wanted(policy);
        List<ArmId> targets = wanted.map(Recorder::targets).orElse(List.of());
        RecorderPlan disarmed = new RecorderPlan(List.of(),
                ours.stream().filter(one -> !targets.contains(one.target())).filter(RecorderPlan::isToEnd).toList(),
                Optional.empty());
        return targets.stream().map(target -> of(wanted.get(), uid, target, ours, now)).reduce(disarmed,
                RecorderPlan::and);
    }

    /** The policy's, and not of another one that had its name before; the newest first. */
    static List<Recording> ours(String uid, List<Recording> all) {
        return all.stream().filter(one -> one.mark().policyUid().equals(uid)).sorted(Recording.NEWEST_FIRST).toList();
    }

    /** Nothing when the policy is suspended, has no recorder, or has one that cannot record. */
    static Optional<Recorder> wanted(Policy policy) {
        return Recorder.of(policy).filter(_ -> !Match.isSuspended(policy) && RecorderCheck.problems(policy).isEmpty());
    }

    private static RecorderPlan of(Recorder recorder, String uid, ArmId target, List<Recording> ours, Instant now) {
        List<Recording> here = ours.stream().filter(one -> one.target().equals(target)).toList();
        List<Recording> current = here.stream().filter(one -> one.mark().settings().equals(recorder.settings()))
                .toList();
        RecorderPlan outdated = new RecorderPlan(List.of(), outdated(here, current), Optional.empty());
        if (current.stream().anyMatch(Recording::isComing)) {
            return outdated;
        }
        Instant due = current.stream().filter(Recording::isSteady).flatMap(one -> one.limit().stream())
                .max(Comparator.naturalOrder()).map(limit -> limit.minus(recorder.overlap()))
                .orElseGet(() -> Losses.next(here, now));
        return outdated.and(now.isBefore(due)
                ? new RecorderPlan(List.of(), List.of(), Optional.of(due))
                : new RecorderPlan(List.of(recorder.recording(uid, target, number(here))), List.of(),
                        Optional.empty()));
    }

    /** With other settings than the policy's: what comes goes at once, what runs once its successor does. */
    private static List<Recording> outdated(List<Recording> here, List<Recording> current) {
        boolean replaced = current.stream().anyMatch(Recording::isSteady);
        return here.stream().filter(one -> !current.contains(one)).filter(RecorderPlan::isToEnd)
                .filter(one -> replaced || !one.isSteady()).toList();
    }

    private static boolean isToEnd(Recording one) {
        return !one.isOver() && !one.request().deleting();
    }

    private static int number(List<Recording> newestFirst) {
        return newestFirst.isEmpty() ? 1 : newestFirst.getFirst().mark().number() + 1;
    }

    private RecorderPlan and(RecorderPlan other) {
        List<NewRequest> made = new ArrayList<>(make);
        made.addAll(other.make);
        List<Recording> removed = new ArrayList<>(remove);
        removed.addAll(other.remove);
        return new RecorderPlan(made, removed, Stream.of(next, other.next).flatMap(Optional::stream)
                .min(Comparator.naturalOrder()));
    }
}
