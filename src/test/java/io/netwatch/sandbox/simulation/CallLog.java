package io.netwatch.sandbox.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Counts a process's outgoing calls, and lets it die at the ordered one. */
final class CallLog {
    private final CrashPoint crash;
    private final List<String> names = new ArrayList<>();

    CallLog(CrashPoint crash) {
        this.crash = crash;
    }

    /** Names of all calls so far, in order. */
    List<String> names() {
        return List.copyOf(names);
    }

    <T> T call(String name, Supplier<T> call) {
        names.add(name);
        dieIf(crash.before());
        T answer = call.get();
        dieIf(!crash.before());
        return answer;
    }

    private void dieIf(boolean here) {
        if (here && names.size() == crash.call()) {
            throw new CrashPoint.Crash(crash + " (" + names.getLast() + ")");
        }
    }
}
