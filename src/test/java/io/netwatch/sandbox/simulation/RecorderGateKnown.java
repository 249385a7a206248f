package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Plans for flight recorders whose end is known to differ, each with the reason; everything else that differs fails. */
enum RecorderGateKnown {
    ;

    /** @param differences the beginnings of what may differ in such a plan; anything else still fails */
    private record Known(Predicate<RecorderGateRun> which, Set<String> differences, String reason) {
        boolean excuses(RecorderGateRun run) {
            return which.test(run) && run.violations().stream()
                    .allMatch(violation -> differences.contains(violation.substring(0, violation.indexOf(':'))));
        }
    }

    private static final List<Known> ALL = List.of();

    static Optional<String> reason(RecorderGateRun run) {
        return ALL.stream().filter(known -> !run.violations().isEmpty() && known.excuses(run)).map(Known::reason)
                .findFirst();
    }
}
