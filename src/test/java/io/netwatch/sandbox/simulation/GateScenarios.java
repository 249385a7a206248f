package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.DeleteOptions;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that people, Azure and the process's keeper do in the gate's runs. */
final class GateScenarios {
    private static final Duration MIDWAY = Duration.ofSeconds(150);
    private static final String NAME = "look-at-web-2";
    private static final String WRONG = Simulation.MACHINE.id().toString().replace("web-2", "web-3");

    /** Whether a misfortune delays a deed behind or before another one, both of which are right. */
    static final List<Scenario> RACES = List.of(
            early("deleted while Azure provisions it", Duration.ofSeconds(1), Setting.ORDINARY),
            early("deleted while it waits for a place", Duration.ofSeconds(60),
                    Setting.ORDINARY.with(Obstacle.QUOTA_FULL)),
            patient(EndScenarios.DELETED_IN_AZURE), patient(SteeringCrashTest.RIVALS),
            SteeringCrashTest.FREE_AND_BRIEF);

    static final List<Scenario> CERTAIN = certain();
    static final List<Scenario> ALL = Stream.concat(CERTAIN.stream(), RACES.stream()).toList();

    private GateScenarios() {}

    static Scenario named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is called " + name));
    }

    private static List<Scenario> certain() {
        List<Scenario> all = new ArrayList<>();
        Stream.of(Scenario.ALL, EndScenarios.CERTAIN, SteeringCrashTest.ALL, List.of(SteeringCrashTest.USED_AGAIN))
                .flatMap(List::stream)
                .filter(each -> !each.name().equals(SteeringCrashTest.RIVALS.name())).map(GateScenarios::patient)
                .forEach(all::add);
        all.add(edited("target corrected", "target: {resourceId: %s}".formatted(WRONG), Duration.ofSeconds(60),
                (requests, original) -> edit(requests,
                        "target: {resourceId: %s}".formatted(Simulation.MACHINE.id()))));
        all.add(edited("held, then started", "desiredState: Stopped", Duration.ofSeconds(60),
                (requests, original) -> edit(requests, "desiredState: Running")));
        all.add(patient(edited("stopped by its request", "timeLimitSeconds: 3000", MIDWAY,
                (requests, original) -> edit(requests, "desiredState: Stopped"))));
        all.add(patient(edited("deleted and made anew", "timeLimitSeconds: 600", MIDWAY, GateScenarios::makeAnew)));
        all.add(new Scenario("ordered by an alert", 300, Optional.empty(), Optional.empty(),
                "trigger: {alertKey: k, policy: night, rule: egress, firedTime: '2026-01-01T02:00:00Z'}"));
        all.add(new Scenario("gone after its time to live", 300, Optional.empty(), Optional.empty(),
                "ttlSecondsAfterFinished: 300"));
        all.add(new Scenario("restarted every 7 s", 300, Optional.empty(), Optional.empty(),
                Setting.ORDINARY.withRestartEvery(Duration.ofSeconds(7))));
        all.add(patient(new Scenario("frozen for somebody's evidence", 900, Optional.empty(), Optional.empty(),
                Staging.RECORDER)));
        all.add(new Scenario("told to a sink", 300, Optional.empty(), Optional.empty(), Setting.ORDINARY.told()));
        all.add(new Scenario("told to a sink, then gone at once", 300, Optional.empty(), Optional.empty(),
                Setting.ORDINARY.with("ttlSecondsAfterFinished: 0").told()));
        return List.copyOf(all);
    }

    private static Scenario early(String name, Duration deletion, Setting setting) {
        return new Scenario(name, 300, Optional.empty(), Optional.of(deletion), setting);
    }

    private static Scenario edited(String name, String spec, Duration after, Edit.Deed deed) {
        return new Scenario(name, 300, Optional.empty(), Optional.empty(),
                Setting.ORDINARY.with(spec).with(new Edit(after, deed)));
    }

    private static Scenario patient(Scenario scenario) {
        return new Scenario(scenario.name(), scenario.timeLimitSeconds(), scenario.fault(), scenario.deletion(),
                scenario.setting().patiently());
    }

    private static void edit(Resources requests, String fields) {
        requests.find("default", NAME).ifPresent(request -> {
            request.withObject("/spec").setAll((ObjectNode) Json.yaml(fields));
            requests.update(request);
        });
    }

    /** Somebody takes the finalizer's place: the old object is gone at once, and one of the same name is there. */
    private static void makeAnew(Resources requests, ObjectNode original) {
        requests.find("default", NAME).ifPresent(request -> {
            request.withObject("/metadata").withArray("/finalizers").removeAll();
            requests.update(request);
            requests.delete("default", NAME, DeleteOptions.unconditional());
            requests.create(original.deepCopy());
        });
    }
}
