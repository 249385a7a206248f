package io.netwatch.capture.operator;

import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Decision.Call;
import io.netwatch.capture.core.request.Decision.CountSessions;
import io.netwatch.capture.core.request.Decision.ReadGroup;
import io.netwatch.capture.core.request.Decision.ReadInstances;
import io.netwatch.capture.core.request.Decision.ReadStorage;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Decision.ReadWatchers;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.core.terms.Reason;
import java.util.Optional;

/** Which readings a request rested on when it was blocked: those, and no others, are to be made anew. */
record Rested(Optional<ArmId> target, Optional<ArmId> account) {

    static Rested of(Request request) {
        return new Rested(
                Optional.ofNullable(request.spec().target())
                        .filter(target -> ArmId.parse(target.resourceId()).isPresent())
                        .map(target -> CaptureTarget.of(target).id()),
                ArmId.parse(request.spec().storage() == null ? null : request.spec().storage().accountId()));
    }

    boolean on(Call call, Reason reason) {
        return switch (reason) {
            // Nothing was read before these.
            case InvalidSpec, NotAllowed -> false;
            case TargetNotFound, TargetStopped, AgentMissing -> isTarget(call);
            case NoWatcher -> isTarget(call) || isOfSubscription(call);
            case StorageUnusable -> isTarget(call) || isAccount(call);
            // Azure refused the order itself, and any of them may be why.
            default -> isTarget(call) || isOfSubscription(call) || isAccount(call);
        };
    }

    private boolean isTarget(Call call) {
        return switch (call) {
            case ReadTarget(var id) -> target.equals(Optional.of(id));
            case ReadInstances(var scaleSet, var _) -> target.equals(Optional.of(scaleSet));
            default -> false;
        };
    }

    private boolean isAccount(Call call) {
        return call instanceof ReadStorage(var id) && account.equals(Optional.of(id));
    }

    private boolean isOfSubscription(Call call) {
        String subscription = switch (call) {
            case ReadWatchers(var id, var _) -> id;
            case CountSessions(var watcher, var _) -> watcher.subscription();
            case ReadGroup(var id, var _) -> id;
            default -> "";
        };
        return target.filter(id -> id.subscription().equalsIgnoreCase(subscription)).isPresent();
    }
}
