package io.netwatch.sandbox.simulation;

import java.util.List;

/** A scenario and what goes wrong in it. Its name says all that is needed to run it again. */
record GatePlan(Scenario scenario, List<Strike> strikes) {

    /** @param name as {@link #toString} gives it */
    static GatePlan parse(String name) {
        PlanName parsed = PlanName.parse(name);
        return new GatePlan(GateScenarios.named(parsed.scenario()), parsed.strikes());
    }

    String replay() {
        return "mvn test -Dtest=GateTest -Dgate.plan=\"" + this + "\"";
    }

    @Override
    public String toString() {
        return new PlanName(scenario.name(), strikes).toString();
    }
}
