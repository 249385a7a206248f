package io.netwatch.sandbox.azure;

import io.netwatch.sandbox.azure.Fault.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults in force; safe to change while calls are served. */
public final class Faults {
    private final List<Counted> counted = new ArrayList<>();

    /** A fault and how many calls have matched it so far. */
    private static final class Counted {
        private final Fault fault;
        private int seen;

        private Counted(Fault fault) {
            this.fault = fault;
        }

        private boolean strikes(String operation, Call call) {
            return fault.matches(operation, call) && fault.occasion().test(++seen);
        }
    }

    Faults() {}

    public synchronized void add(Fault fault) {
        counted.add(new Counted(fault));
    }

    public synchronized void clear() {
        counted.clear();
    }

    /** Counts the call for every fault; of several that strike the one added first wins. */
    synchronized Optional<Effect> strike(String operation, Call call) {
        List<Effect> striking = counted.stream().filter(each -> each.strikes(operation, call))
                .map(each -> each.fault.effect()).toList();
        return striking.stream().findFirst();
    }
}
