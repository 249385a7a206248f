package io.netwatch.sandbox.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A flight recorder's scenario and what goes wrong in it. Its name says all that is needed to run it again. */
record RecorderGatePlan(RecorderScenario scenario, List<Strike> strikes) {

    /** @param name as {@link #toString} gives it */
    static RecorderGatePlan parse(String name) {
        int slash = name.lastIndexOf(" / ");
        return new RecorderGatePlan(RecorderScenario.named(slash < 0 ? name : name.substring(0, slash)), slash < 0
                ? List.of()
                : Stream.of(name.substring(slash + 3).split(" \\+ ")).map(Strike::parse).toList());
    }

    String replay() {
        return "mvn test -Dtest=RecorderGateTest -Dgate.recorder.plan=\"" + this + "\"";
    }

    @Override
    public String toString() {
        return scenario + (strikes.isEmpty() ? "" : " / ")
                + strikes.stream().map(Strike::toString).collect(Collectors.joining(" + "));
    }
}
