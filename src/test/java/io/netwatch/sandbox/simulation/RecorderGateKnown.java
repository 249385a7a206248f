package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans for flight recorders whose end is known to differ, each with the reason; everything else that differs fails. */
enum RecorderGateKnown {
    ;

    private static final List<Known<RecorderGateRun>> ALL = List.of(
            new Known<>(run -> run.struck("FindFiles \\| 403.*"), Set.of("E3"),
                    "who may not read the account says so, and tells of no files, as decided"),
            new Known<>(run -> run.plan().scenario().alerts() > 1 && run.struck(".*\\| clock \\+5 min"), Set.of("E5"),
                    "a clock that is ahead takes the seconds after the alert for over: whoever comes later finds the next one"),
            new Known<>(run -> run.struck(".*\\| 429 Retryable.*Retry-After") && run.struck(".*\\| second leader.*"),
                    Set.of("S11"), "a second process does not know for which one call Azure asked the first to wait"),
            new Known<>(run -> run.struck(".*\\| clock.*") && run.struck(".*\\| second leader.*"), Set.of("L1"),
                    "two who lead for hours and whose clocks differ tell by turns what is covered until now"));

    static Optional<String> reason(RecorderGateRun run) {
        return Known.reason(ALL, run);
    }
}
