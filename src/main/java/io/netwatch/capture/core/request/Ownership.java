package io.netwatch.capture.core.request;

import io.netwatch.capture.api.DeletionPolicy;
import io.netwatch.capture.core.request.Observation.Queried;
import io.netwatch.capture.core.terms.ArmId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The one answer to: may this request stop or delete that session? A status can be edited by hand, so a record in it is
 * believed only where it agrees with the spec, and gives no more power than {@code conflictPolicy: Replace} would.
 */
final class Ownership {
    private static final String WATCHER = "microsoft.network/networkwatchers";
    /** Azure refuses tokens of a clock that is wrong by more. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private Ownership() {}

    /** Whether the name, or the record together with the spec, says that the session may be steered. */
    static boolean isOurs(Request request, Plan plan, Rules rules) {
        return plan.isNamed()
                ? isRecorded(request, plan)
                : CaptureName.isOurs(plan.session().name(), request.uid(), rules.install());
    }

    /** A sentence when the allow-list has come to exclude what the record speaks of. */
    static Optional<String> refusal(Request request, Rules rules) {
        return target(request).flatMap(id -> rules.reach().refusal(request.key().namespace(), id))
                .or(() -> ArmId.parse(request.spec().networkWatcherId())
                        .flatMap(id -> rules.reach().refusal(request.key().namespace(), id)));
    }

    /** What was made is removed unless somebody says Retain, what was adopted is retained unless somebody says Delete. */
    static boolean removes(DeletionPolicy policy, Origin origin) {
        return switch (origin) {
            case Origin.Generated _,Origin.Named _ -> policy != DeletionPolicy.Retain;
            case Origin.Adopted _ -> policy == DeletionPolicy.Delete;
            case Origin.Replaced _ -> false;
        };
    }

    /** Whether a session that began then can be the one that the plan speaks of. */
    static boolean fits(Story story, Plan plan, Instant start) {
        return switch (plan.origin()) {
            case Origin.Generated _ -> true;
            case Origin.Named _ -> story.start().map(known -> isSame(known, start))
                    .orElseGet(() -> start.isAfter(plan.time().minus(CLOCKS_DIFFER))
                            && start.isBefore(plan.settled().plus(CLOCKS_DIFFER)));
            case Origin.Adopted(Instant known, var _) -> isSame(known, start);
            case Origin.Replaced(Instant known) -> isSame(known, start);
        };
    }

    /** Whether this answer speaks of a newer session that has taken the name of ours. */
    static boolean isAnother(Request request, Observation seen) {
        return seen instanceof Queried(Optional<RunState> state) && request.story().plan().filter(
                plan -> state.flatMap(RunState::startTime).filter(start -> !fits(request.story(), plan, start))
                        .isPresent())
                .isPresent();
    }

    /** The machine or scale set that the spec names: no session on another one may be touched. */
    static Optional<ArmId> target(Request request) {
        return Optional.ofNullable(request.spec().target())
                .filter(target -> ArmId.parse(target.resourceId()).isPresent())
                .map(target -> CaptureTarget.of(target).id());
    }

    private static boolean isRecorded(Request request, Plan plan) {
        String name = plan.session().name();
        ArmId watcher = plan.session().watcher();
        boolean regional = target(request).filter(id -> id.subscription().equalsIgnoreCase(watcher.subscription()))
                .isPresent();
        boolean fits = request.spec().networkWatcherId() == null
                ? regional
                : watcher.text().equalsIgnoreCase(request.spec().networkWatcherId());
        return fits && target(request).isPresent() && watcher.type().equals(WATCHER) && CaptureName.isName(name)
                && name.equalsIgnoreCase(request.spec().captureName());
    }

    /** Azure tells a beginning to the microsecond, the status to the millisecond. */
    private static boolean isSame(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MILLIS).equals(other.truncatedTo(ChronoUnit.MILLIS));
    }
}
