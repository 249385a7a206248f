package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.Condition;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.capture.api.Trigger;
import io.netwatch.capture.core.request.Rehearsal;
import io.netwatch.capture.core.request.Rehearsal.Blocked;
import io.netwatch.capture.core.request.Rehearsal.Ready;
import io.netwatch.capture.core.request.Rehearsal.Unclear;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.RequestKey;
import io.netwatch.capture.core.request.StatusCodec;
import io.netwatch.capture.core.request.Story;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Conditions;
import io.netwatch.capture.core.terms.Plain;
import io.netwatch.capture.core.terms.Reason;
import io.netwatch.capture.core.terms.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The condition {@code Armed}: whether an alert on a target that the policy names exactly would start a capture. It is
 * found out in daylight, and says what the request would say at night.
 */
public final class Arming {
    public static final String TYPE = "Armed";
    private static final Duration GOOD_FOR = Duration.ofMinutes(30);
    /** What keeps captures from starting may be mended any moment, and somebody waits for the good news. */
    private static final Duration BAD_FOR = Duration.ofMinutes(5);
    private static final int LONGEST = 4_000;

    private Arming() {}

    /** One target and how its rehearsal ended. */
    public record Checked(ArmId target, Rehearsal.Step end) {}

    /** Targets without a star; whether they are machines is for the rehearsal to say. */
    public static List<ArmId> targets(Policy policy) {
        return policy.spec().match().targets().stream().filter(pattern -> !pattern.contains("*")).map(ArmId::new)
                .distinct().toList();
    }

    /** The request that an alert about this target would lead to. */
    public static Rehearsal rehearsal(Policy policy, String uid, ArmId target, Instant now) {
        PacketCaptureRequestSpec spec = Ordering.ordinary(policy.spec().template(), target,
                new Trigger("", null, null, null, null, policy.name(), null));
        return Rehearsal.of(new Request(new RequestKey(policy.namespace(), policy.name()), uid, "", 0, now, false,
                Optional.empty(), Optional.empty(), spec, StatusCodec.NONE, Story.NONE), policy.spec(), now);
    }

    /**
     * @param checked in order; ends with the first target of which nobody knows
     * @param before the conditions as they are: Azure's passing trouble does not change what was found out before
     */
    public static Condition condition(Policy policy, List<Checked> checked, long generation, List<Condition> before,
            Instant now) {
        List<Checked> blocked = checked.stream().filter(one -> one.end() instanceof Blocked).toList();
        if (checked.isEmpty()) {
            return condition(Truth.Unknown, Reason.Unchecked, "", generation, before, now);
        }
        if (!blocked.isEmpty()) {
            Blocked first = (Blocked) blocked.getFirst().end();
            return condition(Truth.False, first.reason(), first.detail() + others(blocked, checked.size()), generation,
                    before, now);
        }
        if (checked.getLast().end() instanceof Unclear(var _, var trouble, var detail)) {
            return known(before, generation)
                    .orElseGet(() -> condition(Truth.Unknown, trouble, detail, generation, before, now));
        }
        return condition(Truth.True, Reason.Armed, good(policy, checked), generation, before, now);
    }

    /** When to look again, as far as this alone says. */
    public static Instant next(String uid, List<Checked> checked, Instant now) {
        if (!checked.isEmpty() && checked.getLast().end() instanceof Unclear(var until, var _, var _)) {
            return until;
        }
        boolean bad = checked.stream().anyMatch(one -> one.end() instanceof Blocked);
        return later(uid, bad ? BAD_FOR : GOOD_FOR, now);
    }

    /** When a process that has just begun looks first: what was found out before is believed for a part of its time. */
    public static Instant first(String uid, List<Condition> before, long generation, Instant now) {
        return known(before, generation).map(_ -> now.plus(GOOD_FOR.multipliedBy(share(uid)).dividedBy(100)))
                .orElse(now);
    }

    private static Optional<Condition> known(List<Condition> before, long generation) {
        return Conditions.find(before, TYPE)
                .filter(armed -> armed.observedGeneration() != null && armed.observedGeneration() == generation
                        && !armed.status().equals(Truth.Unknown.name()));
    }

    private static String good(Policy policy, List<Checked> checked) {
        boolean patterns = checked.size() < policy.spec().match().targets().size();
        String count = checked.size() == 1
                ? checked.getFirst().target() + " was checked."
                : checked.size() + " targets were checked.";
        Stream<String> doubts = checked.stream().map(Checked::end).filter(Ready.class::isInstance)
                .flatMap(end -> ((Ready) end).doubts().stream()).distinct();
        return Plain.text(String.join(" ", Stream.of(Stream.of(count),
                patterns ? Stream.of("Patterns with * were not.") : Stream.<String>empty(), doubts).flatMap(s -> s)
                .toList()), LONGEST);
    }

    private static String others(List<Checked> blocked, int all) {
        List<String> parts = new ArrayList<>();
        if (all > 1) {
            parts.add(" It is about " + blocked.getFirst().target() + ".");
        }
        if (blocked.size() > 1) {
            parts.add(" Of %d targets %d are blocked.".formatted(all, blocked.size()));
        }
        return String.join("", parts);
    }

    private static Condition condition(Truth truth, Reason reason, String detail, long generation,
            List<Condition> before, Instant now) {
        return Conditions.of(TYPE, truth, reason, detail.strip(), generation, before, now);
    }

    /** Up to a tenth later, so that policies that were applied together do not march in step. */
    private static Instant later(String uid, Duration pause, Instant now) {
        return now.plus(pause).plus(pause.multipliedBy(share(uid)).dividedBy(1000));
    }

    private static int share(String uid) {
        return Math.floorMod(uid.hashCode(), 100);
    }
}
