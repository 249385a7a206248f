package io.netwatch.sandbox.simulation;

import java.util.List;

/** A flight recorder's scenario and what goes wrong in it. Its name says all that is needed to run it again. */
record RecorderGatePlan(RecorderScenario scenario, List<Strike> strikes) {

    /** @param name as {@link #toString} gives it */
    static RecorderGatePlan parse(String name) {
        PlanName parsed = PlanName.parse(name);
        return new RecorderGatePlan(RecorderScenario.named(parsed.scenario()), parsed.strikes());
    }

    String replay() {
        return "mvn test -Dtest=RecorderGateTest -Dgate.recorder.plan=\"" + this + "\"";
    }

    @Override
    public String toString() {
        return new PlanName(scenario.name(), strikes).toString();
    }
}
