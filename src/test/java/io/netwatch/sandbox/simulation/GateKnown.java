package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Plans whose end is known to differ, each with the reason; everything else that differs fails the gate. */
enum GateKnown {
    ;

    private record Known(Predicate<GateRun> which, String reason) {}

    private static final List<Known> ALL = List.of();

    static Optional<String> reason(GateRun run) {
        return ALL.stream().filter(known -> !run.violations().isEmpty() && known.which().test(run)).map(Known::reason)
                .findFirst();
    }
}
