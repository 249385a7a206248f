package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happens to a policy with a flight recorder in one of the gate's runs.
 *
 * @param sessionSeconds of the recorder: a renewal is in the scenario, or after the end of all judging
 * @param alerts how many requests for evidence are made
 * @param armed whether the policy is armed in the end
 * @param before what is there when misfortunes begin
 * @param deeds what people, alerts and Azure do from then on; they wait for a recording, however late it comes
 */
record RecorderScenario(String name, int sessionSeconds, int alerts, boolean armed, Consumer<RecorderRun> before,
        Consumer<RecorderRun> deeds) {
    /** Somebody else's session on the same machine, from the beginning to the end. */
    static final String BYSTANDER = "somebody-elses";
    private static final int DAY = 86_400;
    private static final Duration NOW = Duration.ZERO;
    /** Longer than anything that is judged takes, so that it is renewed but once. */
    private static final int LONG = 9_000;
    /** Of two sessions, by the recorder's documentation. */
    private static final int OVERLAP = 600 + RecorderRun.POST_TRIGGER_SECONDS;

    static final List<RecorderScenario> ALL = List.of(
            new RecorderScenario("record, alert, freeze, next", DAY, 1, true, _ -> {},
                    run -> recorded(run).alert(Duration.ofSeconds(20))),
            new RecorderScenario("alert during a renewal", LONG, 1, true,
                    run -> run.awaits(1).runs(LONG - OVERLAP - 20),
                    run -> run.runs(20).awaits(2).runs(20).alert(NOW)),
            new RecorderScenario("alert during a loss", DAY, 1, true, RecorderScenario::recorded, run -> {
                lose(run.awaits(1));
                run.runs(5).alert(NOW);
            }),
            // A second alert would be covered by the first: it is a person who wants the same past.
            new RecorderScenario("two want one window", DAY, 2, true, RecorderScenario::recorded, run -> {
                run.awaits(1).alert(NOW);
                run.runs(10).byHand("by-hand");
            }),
            new RecorderScenario("disarmed during a freeze", DAY, 1, false, RecorderScenario::recorded, run -> {
                run.awaits(1).alert(NOW);
                run.runs(5).suspended(true);
            }));

    static RecorderScenario named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + name));
    }

    /** Before anything else. */
    static void bystander(RecorderRun run) {
        ObjectNode target = (ObjectNode) Json.yaml("spec: {target: {resourceId: %s}, storage: {accountId: %s}}"
                .formatted(Simulation.MACHINE.id(), Simulation.ACCOUNT.id()));
        Staging.order(run.azure(), Simulation.SUBSCRIPTION, BYSTANDER, Staging.LIMIT_SECONDS, target);
    }

    private static RecorderRun recorded(RecorderRun run) {
        return run.awaits(1).runs(120);
    }

    /** Somebody deletes in Azure what the recorder has running there. */
    private static void lose(RecorderRun run) {
        run.azure().captures().stream()
                .filter(session -> session.status().equals("Running") && !session.name().equals(BYSTANDER)).toList()
                .forEach(session -> run.azure().answer(Face.ARM,
                        Call.of("DELETE", session.id() + "?api-version=2024-07-01")));
    }

    @Override
    public String toString() {
        return name;
    }
}
