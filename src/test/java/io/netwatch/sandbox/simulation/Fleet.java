package io.netwatch.sandbox.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netwatch.capture.api.Storage;
import io.netwatch.capture.cluster.ModelCluster;
import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Decide;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.Order;
import io.netwatch.capture.core.request.SessionRef;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.operator.Acts;
import io.netwatch.capture.operator.AzureActs;
import io.netwatch.capture.operator.InspectionConfig;
import io.netwatch.capture.operator.Inspections;
import io.netwatch.capture.operator.Known;
import io.netwatch.capture.operator.Places;
import io.netwatch.capture.operator.Visit;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.VirtualMachine;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.DeleteOptions;
import io.netwatch.sandbox.kubernetes.model.Filter;
import io.netwatch.sandbox.kubernetes.model.Resources;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many requests at once through the whole operator, in virtual time. */
public final class Fleet {
    private final ManualClock clock = new ManualClock("2026-01-01T02:00:00Z");
    private final Instant begin = clock.instant();
    private final CountedAzure azure;
    private final Resources requests = Simulation.requests(clock);
    private final Loop loop;

    /** All of them on one machine. */
    public Fleet(int size, int timeLimitSeconds) {
        this(size, timeLimitSeconds, _ -> "web-2");
    }

    /** Each on a machine of its own. */
    public static Fleet apart(int size, int timeLimitSeconds) {
        return new Fleet(size, timeLimitSeconds, number -> "m-" + number);
    }

    private Fleet(int size, int timeLimitSeconds, IntFunction<String> machine) {
        List<VirtualMachine> machines = Stream
                .concat(Stream.of(Simulation.MACHINE), Shop.machines(size).stream()).toList();
        azure = new CountedAzure(clock, Shop.azure(machines, clock));
        loop = new Loop(requests, clock, this::process);
        IntStream.range(0, size).forEach(number -> ask(number, timeLimitSeconds, machine.apply(number)));
    }

    /** One more request for the one machine. */
    public void ask(int number, int timeLimitSeconds) {
        ask(number, timeLimitSeconds, "web-2");
    }

    private void ask(int number, int timeLimitSeconds, String machine) {
        ObjectNode request = (ObjectNode) Json.yaml(Simulation.text(Path.of("examples", "request.yaml")));
        request.withObject("/metadata").put("name", "night-" + number);
        request.withObject("/spec").put("timeLimitSeconds", timeLimitSeconds);
        request.withObject("/spec/target").put("resourceId",
                Simulation.MACHINE.id().toString().replace("web-2", machine));
        // Azure names files by the millisecond, and here all of them are ordered in the same one.
        request.withObject("/spec/storage").put("blobUri", "https://shopcaptures.blob.test/night/%d/all.cap"
                .formatted(number));
        requests.create(request);
    }

    public CountedAzure azure() {
        return azure;
    }

    /** Lets time pass until so long after the beginning. */
    public void runTo(Duration sinceBegin) {
        loop.runUntil(begin.plus(sinceBegin));
    }

    /** What the operator would have ordered for each request is in Azure, and over; no request says so. */
    void finishedUnseen() {
        requests.list(Filter.all()).forEach(request -> {
            azure.room().captures().create(order(request));
            clock.advance(Duration.ofSeconds(1));
        });
        clock.advance(Duration.ofMinutes(10));
    }

    private static Order order(ObjectNode request) {
        String name = request.at("/metadata/name").asText() + "-" + Simulation.RULES.install().hex() + "-"
                + request.at("/metadata/uid").asText();
        ArmId watcher = new ArmId(NetworkWatcher.automatic(Simulation.SUBSCRIPTION, "westeurope").id().toString());
        return new Order(new SessionRef(watcher, name),
                CaptureTarget.machine(new ArmId(request.at("/spec/target/resourceId").asText())),
                new Limits.Classic(request.at("/spec/timeLimitSeconds").asInt(), 1L << 30), 0, List.of(),
                new Storage(Simulation.ACCOUNT.id().toString(), request.at("/spec/storage/blobUri").asText(), null));
    }

    /** Somebody stops all captures in Azure and tells nobody. */
    public void stopInAzure() {
        requests.list(Filter.all()).forEach(request -> azure.room().captures().stop(order(request).session()));
    }

    /** People delete all requests. */
    public void delete() {
        requests.list(Filter.all()).forEach(request -> requests.delete("default",
                request.at("/metadata/name").asText(), DeleteOptions.unconditional()));
    }

    public Instant now() {
        return clock.instant();
    }

    /** Since the beginning. */
    public Duration passed() {
        return Duration.between(begin, clock.instant());
    }

    /** Visits of all requests so far. */
    public long visits() {
        return loop.visits();
    }

    /** As from a backup that keeps no status. */
    void loseStatus() {
        requests.list(Filter.all()).forEach(request -> {
            request.remove("status");
            requests.updateStatus(request);
        });
    }

    /** Another process takes over with an empty memory. */
    void restart() {
        loop.restart();
    }

    /** How many requests show this word in the STATE column. */
    public long count(String state) {
        return Shop.words(requests).getOrDefault(state, 0L);
    }

    private Visit process() {
        Acts acts = AzureActs.over(azure.room(), Inspections.inline(InspectionConfig.reading(1 << 20)));
        return new Visit(new ModelCluster(requests), new Places(new Known(acts, clock), clock, 10_000),
                new Decide(Simulation.RULES), clock);
    }
}
