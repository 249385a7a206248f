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

    private static final List<Known> ALL = List.of(
            new Known(run -> struck(run, "FindFiles \\| 403.*"), Set.of("E3"),
                    "who may not read the account says so, and tells of no files, as decided"),
            new Known(run -> run.plan().scenario().alerts() > 1 && struck(run, ".*\\| clock \\+5 min"), Set.of("E5"),
                    "a clock that is ahead takes the seconds after the alert for over: whoever comes later finds the next one"),
            new Known(run -> struck(run, ".*\\| 429 Retryable.*Retry-After") && struck(run, ".*\\| second leader.*"),
                    Set.of("S11"), "a second process does not know for which one call Azure asked the first to wait"),
            new Known(run -> struck(run, ".*\\| clock.*") && struck(run, ".*\\| second leader.*"), Set.of("L1"),
                    "two who lead for hours and whose clocks differ tell by turns what is covered until now"));

    private static boolean struck(RecorderGateRun run, String hit) {
        return run.hits().stream().anyMatch(each -> each.matches(hit));
    }

    static Optional<String> reason(RecorderGateRun run) {
        return ALL.stream().filter(known -> !run.violations().isEmpty() && known.excuses(run)).map(Known::reason)
                .findFirst();
    }
}
