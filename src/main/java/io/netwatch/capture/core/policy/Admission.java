package io.netwatch.capture.core.policy;

import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
        return covered(policy, target, near(target, known), now)
                .or(() -> InstanceRoom.refusal(policy, target, InstanceRoom.sharing(target, known)))
                .or(() -> full(policy, (int) known.stream().filter(Sibling::isUnfinished).count(),
                        known.stream().filter(one -> one.stage() != Sibling.Stage.Void).toList(), now));
    }

    /** Those that may cover a target, by ids alone: a storm asks for each of thousands about all that came before. */
    private static List<Sibling> near(ArmId target, List<Sibling> known) {
        List<ArmId> places = target.places();
        return known.stream().filter(one -> places.contains(one.target())).toList();
    }

    /**
     * For a request that is stored and not ordered yet. It yields to those that have been ordered and to those that are
     * older and will be admitted themselves, and to nobody else: so of any number of requests the same ones are admitted,
     * in whatever order they are looked at.
     *
     * @param all requests of this policy, {@code me} included or not
     */
    public static Optional<Refusal> refusal(PacketCapturePolicySpec policy, Sibling me, List<Sibling> all) {
        return ahead(policy, me, all).refusal(me.target(), me.created());
    }

    /** Those of {@code all} to whom this one yields. */
    static Room ahead(PacketCapturePolicySpec policy, Sibling me, List<Sibling> all) {
        Room ahead = new Room(policy);
        List<Sibling> others = all.stream().filter(other -> !other.isTwinOf(me)).toList();
        others.stream().filter(other -> !other.uid().equals(me.uid()))
                .filter(other -> other.stage() != Sibling.Stage.Waiting)
                .filter(other -> other.stage() == Sibling.Stage.Ordered || other.isOlderThan(me)).forEach(ahead::count);
        others.stream().filter(other -> other.stage() == Sibling.Stage.Waiting && other.isOlderThan(me))
                .sorted(Sibling.AGE).filter(older -> ahead.refusal(older.target(), older.created()).isEmpty())
                .forEach(ahead::count);
        return ahead;
    }

    static Optional<Refusal> covered(PacketCapturePolicySpec policy, ArmId target, List<Sibling> known,
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

    /** @param ordered those that took room: all but the void ones */
    static Optional<Refusal> full(PacketCapturePolicySpec policy, int unfinished, List<Sibling> ordered, Instant now) {
        int active = limit(policy.maxActive(), DEFAULT_MAX_ACTIVE);
        int perHour = limit(policy.maxPerHour(), DEFAULT_MAX_PER_HOUR);
        return full("maxActive", active, unfinished)
                .or(() -> full("maxPerHour", perHour, ordered.size() < perHour ? 0 : sinceAnHour(ordered, now)));
    }

    private static Optional<Refusal> full(String field, int limit, long count) {
        return count >= limit ? Optional.of(new Refusal.Full(field, limit)) : Optional.empty();
    }

    private static long sinceAnHour(List<Sibling> ordered, Instant now) {
        return ordered.stream().filter(one -> one.created().isAfter(now.minus(HOUR))).count();
    }

    private static int limit(Integer set, int otherwise) {
        return Objects.requireNonNullElse(set, otherwise);
    }
}
