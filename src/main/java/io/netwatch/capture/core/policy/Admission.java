package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether a policy leaves room for one more capture. The bridge asks before it stores a request, and the leader asks
 * again before it orders one: two bridges may have stored at the same moment, but there is one leader.
 */
public final class Admission {
    private static final int DEFAULT_COOLDOWN_SECONDS = 300;
    private static final int DEFAULT_MAX_ACTIVE = 10;
    private static final int DEFAULT_MAX_PER_HOUR = 60;
    private static final Duration HOUR = Duration.ofHours(1);

    private Admission() {}

    /** Why there is no room. */
    public sealed interface Refusal {
        /** For people. */
        String sentence();

        /** A capture of the same policy and target is under way, or has just ended: it tells what this one would. */
        record Covered(String by) implements Refusal {
            @Override
            public String sentence() {
                return "Request %s covers it: the same policy captures that target, or has just done so.".formatted(by);
            }
        }

        /** One of the policy's limits is reached. */
        record Full(String field, int limit) implements Refusal {
            @Override
            public String sentence() {
                return "The policy's %s of %d is reached.".formatted(field, limit);
            }
        }
    }

    /**
     * For a request that is not stored yet.
     *
     * @param known requests that this policy has ordered before
     */
    public static Optional<Refusal> refusal(PacketCapturePolicySpec policy, ArmId target, List<Sibling> known,
            Instant now) {
        return covered(policy, target, known, now)
                .or(() -> InstanceRoom.refusal(policy, target, known))
                .or(() -> full("maxActive", limit(policy.maxActive(), DEFAULT_MAX_ACTIVE), known,
                        Sibling::isUnfinished))
                .or(() -> full("maxPerHour", limit(policy.maxPerHour(), DEFAULT_MAX_PER_HOUR), known,
                        one -> one.stage() != Sibling.Stage.Void && one.created().isAfter(now.minus(HOUR))));
    }

    /**
     * For a request that is stored and not ordered yet. It yields to those that have been ordered and to those that are
     * older and will be admitted themselves, and to nobody else: so of any number of requests the same ones are admitted, in whatever order they are
     * looked at.
     *
     * @param all requests of this policy, {@code me} included or not
     */
    public static Optional<Refusal> refusal(PacketCapturePolicySpec policy, Sibling me, List<Sibling> all) {
        return refusal(policy, me.target(), ahead(policy, me, all), me.created());
    }

    /** Those of {@code all} to whom this one yields. */
    static List<Sibling> ahead(PacketCapturePolicySpec policy, Sibling me, List<Sibling> all) {
        List<Sibling> ahead = new ArrayList<>(all.stream().filter(other -> !other.uid().equals(me.uid()))
                .filter(other -> other.stage() != Sibling.Stage.Waiting)
                .filter(other -> other.stage() == Sibling.Stage.Ordered || other.isOlderThan(me)).toList());
        all.stream().filter(other -> other.stage() == Sibling.Stage.Waiting && other.isOlderThan(me))
                .sorted(Sibling.AGE)
                .filter(older -> refusal(policy, older.target(), ahead, older.created()).isEmpty()).forEach(ahead::add);
        return ahead;
    }

    private static Optional<Refusal> covered(PacketCapturePolicySpec policy, ArmId target, List<Sibling> known,
            Instant now) {
        Duration cooldown = Duration.ofSeconds(limit(policy.cooldownSeconds(), DEFAULT_COOLDOWN_SECONDS));
        return known.stream()
                .filter(one -> InstanceRoom.captures(one, target) || (one.target().equals(target)
                        && (one.isUnfinished() || hasJustEnded(one, cooldown, now))))
                .findFirst()
                .map(one -> new Refusal.Covered(one.name()));
    }

    private static boolean hasJustEnded(Sibling one, Duration cooldown, Instant now) {
        return one.stage() == Sibling.Stage.Finished
                && one.ended().filter(end -> now.isBefore(end.plus(cooldown))).isPresent();
    }

    private static Optional<Refusal> full(String field, int limit, List<Sibling> known, Predicate<Sibling> counts) {
        return known.stream().filter(counts).count() >= limit
                ? Optional.of(new Refusal.Full(field, limit))
                : Optional.empty();
    }

    private static int limit(Integer set, int otherwise) {
        return Objects.requireNonNullElse(set, otherwise);
    }
}
