package io.netwatch.bench;

import io.netwatch.sandbox.launcher.ApiServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code bench/run flood}: strangers at full speed and idle connections in thousands, beside a sender who means well. */
final class Flood {
    private static final int SECONDS = 60;
    private static final double GOOD_PER_SECOND = 5;
    private static final int SENT = (int) (GOOD_PER_SECOND * SECONDS);
    private static final int BAD_PER_SECOND = 5_000;
    private static final int BAD_CONNECTIONS = 50;
    private static final int IDLE = 10_000;
    private static final int AT_FULL_SPEED = 50_000;

    private final List<Report.Row> rows = new ArrayList<>();
    private final Map<String, Object> setting = new LinkedHashMap<>();
    private final List<Goal> goals = new ArrayList<>();
    private final BridgeProcess bridge;
    private final Load good;
    private final Load stranger;

    private Flood(BridgeProcess bridge) {
        this.bridge = bridge;
        good = new Load(bridge.port(), BridgeProcess.path(), bridge.handle(), 4);
        stranger = new Load(bridge.port(), "/alerts/a-token-that-is-wrong", bridge.handle(), BAD_CONNECTIONS);
    }

    static Report measure(ApiServer server) throws IOException, InterruptedException {
        try (BridgeProcess bridge = BridgeProcess.start(server)) {
            return new Flood(bridge).run();
        }
    }

    private Report run() throws IOException, InterruptedException {
        setting.putAll(Report.machine(bridge.kubernetesName()));
        say("warming up");
        stranger.asFastAsItGoes(10_000, BridgeProcess::ignored);
        good.asFastAsItGoes(500, i -> BridgeProcess.alert("warm", i));
        good("good ones alone", "alone", SECONDS / 3);
        try (Idle idle = Idle.open(bridge.port(), IDLE)) {
            setting.put("idle", idle.size());
            good("beside %d idle connections".formatted(idle.size()), "idle", SECONDS / 3);
            flood(idle);
        }
        say("strangers at full speed");
        Load.Result full = stranger.asFastAsItGoes(AT_FULL_SPEED, BridgeProcess::ignored);
        row("strangers at full speed, a connection for each message", full, "");
        return new Report("flood", setting, rows, goals);
    }

    private void flood(Idle idle) throws IOException, InterruptedException {
        say("%d s of %d bad ones a second on %d connections".formatted(SECONDS, BAD_PER_SECOND, BAD_CONNECTIONS));
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Callable<Load.Result> bad = () -> stranger.at(BAD_PER_SECOND, BAD_PER_SECOND * SECONDS,
                    BridgeProcess::ignored);
            Future<Load.Result> flood = beside.submit(bad);
            Load.Result besides = good("beside the flood and the idle ones", "flood", SECONDS);
            goals.add(
                    Goal.atMost("p99 in ms of good alerts beside the flood", 1_000, besides.samples().percentile(99)));
            goals.add(Goal.atLeast("of %d good alerts beside the flood, stored".formatted(SENT), SENT,
                    (double) bridge.stored("flood")));
            row("the flood itself, wanted %d a second".formatted(BAD_PER_SECOND), flood.get(), "");
            setting.put("idleLost", idle.lost());
        } catch (ExecutionException e) {
            throw new IOException("the flood failed", e);
        }
    }

    private Load.Result good(String what, String series, int seconds) throws IOException, InterruptedException {
        int messages = (int) (GOOD_PER_SECOND * seconds);
        Load.Result result = good.at(GOOD_PER_SECOND, messages, i -> BridgeProcess.alert(series, i));
        row(what, result, "%d of %d".formatted(bridge.stored(series), messages));
        return result;
    }

    private void row(String what, Load.Result result, String stored) {
        rows.add(
                Report.Row.of(what, result.samples()).with("max ms", "%.0f".formatted(result.samples().percentile(100)))
                        .with("per second", "%.0f".formatted(result.perSecond())).with("stored", stored)
                        .with("answers", result.answers()));
    }

    private static void say(String what) {
        System.out.println("  flood: " + what);
    }
}
