package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.DeleteOptions;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The histories on the small model of JOSDK's contract, in virtual time. */
public final class ModelPeople implements Histories.People {
    private static final String NAMESPACE = "default";

    private final ManualClock clock = new ManualClock("2026-01-01T02:00:00Z");
    private final Resources requests = Simulation.requests(clock);
    private final Sightings seen = new Sightings(new ModelCluster(requests));
    private final Loop loop = new Loop(requests, clock, () -> new Visit(seen, (_, call) -> {
        throw new AssertionError("Azure is asked: " + call);
    }, new Decide(Simulation.RULES), clock));

    private ModelPeople() {}

    /** What {@link Loop} makes of all of them. */
    public static Map<String, List<Histories.Step>> play() {
        ModelPeople people = new ModelPeople();
        return Histories.play(people, people.seen);
    }

    @Override
    public void create(String name) {
        ObjectNode request = (ObjectNode) Json.yaml(Simulation.text(Path.of("examples", "request.yaml")));
        request.withObject("/metadata").put("name", name);
        requests.create(request);
    }

    @Override
    public void edit(String name) {
        change(name, request -> request.withObject("/spec").put("reason", request.at("/spec/reason").asText() + "+"));
    }

    @Override
    public void label(String name) {
        change(name, request -> request.withObject("/metadata").withObject("/labels").put("a", "b"));
    }

    @Override
    public void tell(String name) {
        requests.find(NAMESPACE, name).ifPresent(request -> {
            request.withObject("/status").put("targetName", "told");
            requests.updateStatus(request);
        });
    }

    @Override
    public void delete(String name) {
        requests.find(NAMESPACE, name)
                .ifPresent(_ -> requests.delete(NAMESPACE, name, DeleteOptions.unconditional()));
    }

    @Override
    public void disarm(String name) {
        change(name, request -> request.withObject("/metadata").remove("finalizers"));
    }

    @Override
    public void restart() {
        loop.restart();
    }

    @Override
    public void rest() {
        loop.runUntil(clock.instant().plus(Duration.ofSeconds(10)));
    }

    private void change(String name, Consumer<ObjectNode> change) {
        requests.find(NAMESPACE, name).ifPresent(request -> {
            change.accept(request);
            requests.update(request);
        });
    }
}
