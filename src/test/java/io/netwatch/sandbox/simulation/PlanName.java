package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan is called: its scenario and its strikes, which is all that is needed to run it again. */
record PlanName(String scenario, List<Strike> strikes) {

    /** @param name as {@link #toString} gives it */
    static PlanName parse(String name) {
        int slash = name.lastIndexOf(" / ");
        return slash < 0
                ? new PlanName(name, List.of())
                : new PlanName(name.substring(0, slash),
                        Stream.of(name.substring(slash + 3).split(" \\+ ")).map(Strike::parse).toList());
    }

    @Override
    public String toString() {
        return scenario + (strikes.isEmpty() ? "" : " / ")
                + strikes.stream().map(Strike::toString).collect(Collectors.joining(" + "));
    }
}
