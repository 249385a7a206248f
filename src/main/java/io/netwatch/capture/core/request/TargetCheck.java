package io.netwatch.capture.core.request;

import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Observation.TargetRead;
import io.netwatch.capture.core.terms.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the target can capture: it exists, runs, has the agent, and a disk with the place for the file. */
final class TargetCheck {
    private TargetCheck() {}

    /** The next question or obstacle; nothing when the target is ready. */
    static Optional<Decision> next(Request request, Progress progress, Instant now, Rules rules) {
        CaptureTarget target = CaptureTarget.of(request.spec().target());
        Optional<TargetRead> read = progress.seen().find(TargetRead.class);
        if (read.isEmpty()) {
            return Optional.of(new ReadTarget(target.id()));
        }
        return read.get().facts()
                .map(facts -> place(request, facts, now)
                        .or(() -> target.kind() == TargetKind.ScaleSet
                                ? ScaleSetCheck.next(request, target, facts, progress, now)
                                : machine(request, facts, progress, now, rules)))
                .orElseGet(() -> stall(request, now, Reason.TargetNotFound, target.id() + " does not exist."));
    }

    private static Optional<Decision> place(Request request, TargetFacts facts, Instant now) {
        return facts.os().flatMap(os -> FilePathCheck.problem(request.spec().storage().filePath(), os))
                .flatMap(problem -> stall(request, now, Reason.InvalidSpec, Problem.sentence(List.of(problem))));
    }

    private static Optional<Decision> machine(Request request, TargetFacts facts, Progress progress, Instant now,
            Rules rules) {
        return facts.running()
                ? AgentInstall.next(request, facts.agentReady(), progress, now, rules)
                : stall(request, now, Reason.TargetStopped, "");
    }

    private static Optional<Decision> stall(Request request, Instant now, Reason reason, String detail) {
        return Optional.of(Preparing.stall(request, now, reason, detail));
    }
}
