package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.ReadInstances;
import io.netwatch.capture.core.request.Observation.InstancesRead;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a scale set can capture: those of its instances count that the request chooses. */
final class ScaleSetCheck {
    private ScaleSetCheck() {}

    static Optional<Decision> next(Request request, CaptureTarget target, TargetFacts facts, Progress progress,
            Instant now) {
        Listing<InstanceFacts> read = instances(progress);
        if (read.pages() == 0 || read.goesOn()) {
            return Optional.of(new ReadInstances(target.id(), read));
        }
        List<String> absent = target.scope().absentFrom(read.items().stream().map(InstanceFacts::id).toList());
        if (!absent.isEmpty()) {
            return stall(request, now, Reason.TargetNotFound,
                    target.id() + " does not have " + Names.instances(absent) + ".");
        }
        List<InstanceFacts> running = chosen(target, read).stream().filter(InstanceFacts::running).toList();
        return running.isEmpty()
                ? stall(request, now, Reason.ScaleSetStopped, "")
                : AgentCheck.next(request, facts,
                        InstanceChoice.of(request, progress, chosen(target, read)).orElse(running), now);
    }

    /**
     * A clause about the chosen instances that stand still while others run; empty when there are none, and when the order
     * is bounded to some that run.
     */
    static String leftOut(Request request, Progress progress) {
        if (request.story().plan().filter(plan -> !plan.instances().isEmpty()).isPresent()) {
            return "";
        }
        List<String> still = chosen(request, progress).stream()
                .filter(instance -> !instance.running()).map(InstanceFacts::id).toList();
        return still.isEmpty() ? "" : " It goes without " + Names.instances(still) + ", not running at the moment.";
    }

    /** Those that the spec chooses, as far as they are known. */
    static List<InstanceFacts> chosen(Request request, Progress progress) {
        return chosen(CaptureTarget.of(request.spec().target()), instances(progress));
    }

    private static List<InstanceFacts> chosen(CaptureTarget target, Listing<InstanceFacts> all) {
        return all.items().stream().filter(instance -> target.scope().takes(instance.id())).toList();
    }

    private static Listing<InstanceFacts> instances(Progress progress) {
        return progress.seen().find(InstancesRead.class).map(InstancesRead::instances).orElseGet(Listing::start);
    }

    private static Optional<Decision> stall(Request request, Instant now, Reason reason, String detail) {
        return Optional.of(Preparing.stall(request, now, reason, detail));
    }
}
