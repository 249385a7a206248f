package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plans whose end is known to differ, with the reason.
 *
 * @param differences the beginnings of what may differ in such a plan; anything else still fails the gate
 */
record Known<R extends Judged>(Predicate<R> which, Set<String> differences, String reason) {

    /** Why this run ended otherwise; empty when nothing is wrong with it, or nothing excuses that. */
    static <R extends Judged> Optional<String> reason(List<Known<R>> all, R run) {
        return all.stream().filter(known -> !run.violations().isEmpty() && known.excuses(run)).map(Known::reason)
                .findFirst();
    }

    private boolean excuses(R run) {
        return which.test(run) && run.violations().stream()
                .allMatch(violation -> differences.contains(violation.substring(0, violation.indexOf(':'))));
    }
}
