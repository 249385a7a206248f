package io.netwatch.sandbox.scenarios;

import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** When Azure was asked for something: counted by a fault that never strikes. */
record Calls(List<Instant> times) {

    /** Counts from now on the calls whose operation matches and whose path contains {@code pathPart}. */
    static Calls of(Azure azure, String operation, String pathPart) {
        Calls calls = new Calls(new CopyOnWriteArrayList<>());
        azure.faults()
                .add(new Fault(Pattern.compile(operation), pathPart, count -> calls.seen(), new Effect.LoseRequest()));
        return calls;
    }

    private boolean seen() {
        times.add(InstantSource.system().instant());
        return false;
    }
}
