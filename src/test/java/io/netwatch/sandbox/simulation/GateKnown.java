package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans whose end is known to differ, each with the reason; everything else that differs fails the gate. */
enum GateKnown {
    ;

    private static final List<Known<GateRun>> ALL = List.of(
            new Known<>(run -> run.plan().scenario().name().startsWith("premium") && run.struck("ReadStorage \\| .*"),
                    Set.of("L4"),
                    "the account could not be checked, and the order went ahead of its repair, as decided"),
            new Known<>(run -> run.plan().strikes().size() > 1 && run.struck("ReadTarget \\| 404.*"), Set.of("L4"),
                    "Azure has denied the target, and that is what the end tells"),
            new Known<>(run -> run.plan().strikes().size() > 1 && run.struck("Query \\| empty body.*"), Set.of("L4"),
                    "Azure says nothing long after the end, and the machine does not run: that is told, as decided"),
            new Known<>(run -> run.hits().stream().filter(hit -> hit.startsWith("Query | 404")).count() > 1,
                    Set.of("L4"),
                    "Azure has denied the session twice, half a minute apart: then it is lost, as decided"),
            new Known<>(run -> !run.plan().scenario().setting().staging().captureName().isEmpty()
                    && run.hits().stream().filter(hit -> hit.contains("| clock")).count() > 1, Set.of("L4"),
                    "a clock that is ten minutes wrong takes a session of a chosen name for another one, as decided"));

    static Optional<String> reason(GateRun run) {
        return Known.reason(ALL, run);
    }
}
