package io.netwatch.bench;

import io.netwatch.sandbox.launcher.ApiServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bench/run bridge}: what the bridge takes of each kind of alert, beside the JDK's bare server, and a zone outage's
 * 6,000 alerts in one minute.
 */
final class Alerts {
    private static final int WARM_UP = 3_000;
    private static final int MESSAGES = 3_000;
    private static final int CONNECTIONS = 16;
    private static final int STORM = 6_000;
    private static final double STORM_SECONDS = 60;
    private static final int REPEATED = 600;

    private final List<Report.Row> rows = new ArrayList<>();
    private final Map<String, Object> setting = new LinkedHashMap<>();
    private final List<Goal> goals = new ArrayList<>();

    private Alerts() {}

    static Report measure(ApiServer server) throws IOException, InterruptedException {
        return new Alerts().run(server);
    }

    private Report run(ApiServer server) throws IOException, InterruptedException {
        Process bare = BareServer.start();
        try (BridgeProcess bridge = BridgeProcess.start(server)) {
            setting.putAll(Report.machine(bridge.kubernetesName()));
            BufferedReader said = bare.inputReader();
            int port = Integer.parseInt(said.readLine());
            kinds(bridge, new Load(port, "/kept", bare.toHandle(), CONNECTIONS),
                    new Load(port, "/once", bare.toHandle(), CONNECTIONS));
            storm(bridge);
            return new Report("bridge", setting, rows, goals);
        } finally {
            bare.destroy();
        }
    }

    /** The bare server's figures come first, because the others are told as parts of them. */
    private void kinds(BridgeProcess bridge, Load kept, Load once) throws IOException, InterruptedException {
        Load good = new Load(bridge.port(), BridgeProcess.path(), bridge.handle(), CONNECTIONS);
        Load stranger = new Load(bridge.port(), "/alerts/a-token-that-is-wrong", bridge.handle(), CONNECTIONS);
        say("warming up");
        for (Load load : List.of(kept, once, good, stranger)) {
            load.asFastAsItGoes(WARM_UP, BridgeProcess::ignored);
        }
        good.asFastAsItGoes(1_000, i -> BridgeProcess.alert("warm", i));
        say("measuring");
        Load.Result bareKept = kept.asFastAsItGoes(MESSAGES, i -> BridgeProcess.alert("bare", i));
        Load.Result bareOnce = once.asFastAsItGoes(MESSAGES, i -> BridgeProcess.alert("bare", i));
        row("the JDK's bare server, connections kept", bareKept, bareKept);
        row("the same, a connection for each message", bareOnce, bareOnce);
        row("alerts that are stored", good.asFastAsItGoes(1_000, i -> BridgeProcess.alert("good", i)), bareKept);
        row("the same alerts again", good.asFastAsItGoes(1_000, i -> BridgeProcess.alert("good", i)), bareKept);
        row("alerts that start nothing (resolved)", good.asFastAsItGoes(MESSAGES, BridgeProcess::ignored), bareKept);
        row("bad tokens, a connection for each", stranger.asFastAsItGoes(MESSAGES, BridgeProcess::ignored), bareOnce);
    }

    private void storm(BridgeProcess bridge) throws IOException, InterruptedException {
        say("a storm of %d alerts in %.0f s".formatted(STORM, STORM_SECONDS));
        Load load = new Load(bridge.port(), BridgeProcess.path(), bridge.handle(), 64);
        Load.Result storm = load.at(STORM / STORM_SECONDS, STORM, i -> BridgeProcess.alert("storm", i));
        long stored = bridge.stored("storm");
        row("storm: %d alerts in a minute, from when they fire".formatted(STORM), storm, storm);
        rows.add(Report.Row.of("storm: from when they are sent", storm.answered()).with("max ms",
                "%.0f".formatted(storm.answered().percentile(100))));
        setting.put("storm.stored", stored);
        setting.put("storm.answers", storm.answers());
        setting.put("storm.maxMs", storm.samples().percentile(100));
        Load.Result again = load.at(STORM / STORM_SECONDS, REPEATED, i -> BridgeProcess.alert("storm", i));
        long doubled = bridge.stored("storm") - stored;
        goals.add(Goal.atLeast("of 6,000 alerts in a minute, stored", STORM, (double) stored));
        goals.add(Goal.atMost("stored twice", 0, (double) doubled));
        System.out.printf(
                "  storm: %d stored of %d, answers %s, slowest %.0f ms; %d of them fired once more: %d more stored%n",
                stored, STORM, storm.answers(), storm.samples().percentile(100), again.samples().milliseconds().size(),
                doubled);
    }

    private void row(String what, Load.Result result, Load.Result bare) {
        rows.add(
                Report.Row.of(what, result.samples()).with("max ms", "%.0f".formatted(result.samples().percentile(100)))
                        .with("per second", "%.0f".formatted(result.perSecond()))
                        .with("CPU ms each", "%.2f".formatted(result.cpuOfOne()))
                        .with("of the bare", "%.2f".formatted(result.perSecond() / bare.perSecond()))
                        .with("answers", result.answers()));
    }

    private static void say(String what) {
        System.out.println("  bridge: " + what);
    }
}
