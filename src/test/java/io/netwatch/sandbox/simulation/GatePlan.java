package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scenario and what goes wrong in it. Its name says all that is needed to run it again. */
record GatePlan(Scenario scenario, List<Strike> strikes) {
    private static final String THEN = " + ";

    /** @param name as {@link #toString} gives it */
    static GatePlan parse(String name) {
        int slash = name.lastIndexOf(" / ");
        Scenario scenario = GateScenarios.named(slash < 0 ? name : name.substring(0, slash));
        return new GatePlan(scenario, slash < 0
                ? List.of()
                : Stream.of(name.substring(slash + 3).split(" \\+ ")).map(Strike::parse).toList());
    }

    String replay() {
        return "mvn test -Dtest=GateTest -Dgate.plan=\"" + this + "\"";
    }

    @Override
    public String toString() {
        return scenario + (strikes.isEmpty() ? "" : " / ")
                + strikes.stream().map(Strike::toString).collect(Collectors.joining(THEN));
    }
}
