package io.netwatch.sandbox.simulation;

import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.notify.Reply;
import io.netwatch.capture.operator.Delivery;
import io.netwatch.capture.operator.Newsroom;
import io.netwatch.capture.operator.Sinks;
import io.netwatch.capture.operator.VirtualCourier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A run with one sink that hears of everything, whose calls are counted, and crashed at, like all others. */
final class Mailroom implements Interference {
    private static final Sink SINK = new Sink("on-call", Sink.Kind.Slack, new Sink.Place.InFile("unread"),
            Optional.empty());
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);

    /** What the sink answers to the first, second, third … message. */
    @FunctionalInterface
    interface Answers {
        Reply to(int count, Instant now);
    }

    private final CrashPoint crash;
    private final Answers sink;
    private final List<String> received = new ArrayList<>();
    private final List<Instant> tries = new ArrayList<>();
    private CallSites sites;
    private VirtualCourier courier;
    private Simulation simulation;
    private int kills;

    private Mailroom(CrashPoint crash, Answers sink) {
        this.crash = crash;
        this.sink = sink;
    }

    static Mailroom run(Scenario scenario, CrashPoint crash, Answers sink) {
        return run(scenario, crash, sink, Scenario.LENGTH);
    }

    static Mailroom run(Scenario scenario, CrashPoint crash, Answers sink, Duration length) {
        Mailroom room = new Mailroom(crash, sink);
        room.simulation = Simulation.run(scenario, room);
        room.runTo(length);
        return room;
    }

    void runTo(Duration length) {
        while (simulation.passed().compareTo(length) < 0) {
            simulation.runTo(next(length));
            try {
                courier.run();
            } catch (CrashPoint.Crash e) {
                kills++;
                simulation.kill();
            }
        }
    }

    /** Second by second while something is to be sent, else in one leap. */
    private Duration next(Duration length) {
        Duration step = simulation.passed().plus(courier.next().map(_ -> STEP).orElse(IDLE));
        return step.compareTo(length) < 0 ? step : length;
    }

    @Override
    public Sites sites(Worlds worlds) {
        sites = new CallSites(worlds.cluster(), worlds.acts(), crash);
        return sites;
    }

    @Override
    public Newsroom newsroom(Sites ports, InstantSource time) {
        Delivery delivery = new Delivery(ports, (_, news) -> sites.call("send", () -> {
            received.add(news.id());
            tries.add(time.instant());
            return sink.to(received.size(), time.instant());
        }), new Sinks(List.of(SINK), _ -> List.of()), time, _ -> {});
        courier = new VirtualCourier(delivery, time);
        return courier;
    }

    Simulation simulation() {
        return simulation;
    }

    int crashes() {
        return simulation.crashes() + kills;
    }

    /** What the sink was sent, by the event's last word, in order. */
    List<String> received() {
        return received.stream().map(id -> id.substring(id.lastIndexOf('-') + 1)).toList();
    }

    /** Ids, of which a repeat has the same. */
    List<String> ids() {
        return List.copyOf(received);
    }

    List<Duration> pauses() {
        return Stream.iterate(1, i -> i < tries.size(), i -> i + 1)
                .map(i -> Duration.between(tries.get(i - 1), tries.get(i))).toList();
    }

    /** {@code NEWS STATE} of the only sink; empty when the request is gone. */
    String mark() {
        return simulation.objects().stream().findFirst().map(object -> object.at("/status/news/0"))
                .map(mark -> mark.path("news").asText() + " " + mark.path("state").asText()).orElse("");
    }
}
