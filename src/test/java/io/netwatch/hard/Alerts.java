package io.netwatch.hard;

import com.fasterxml.jackson.databind.JsonNode;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.Web;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Azure Monitor, which sends an alert again, here every second and to the next bridge, until somebody takes it. */
final class Alerts {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Stage stage;
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Map<String, String> taken = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final AtomicInteger repeats = new AtomicInteger();

    Alerts(Stage stage) {
        this.stage = stage;
    }

    void send(String id, String machine) {
        open.add(id);
        Thread.startVirtualThread(() -> deliver(id, machine));
    }

    /** Those that nobody has taken yet. */
    Set<String> open() {
        return open;
    }

    /** The request that each alert was answered with, by the alert's id. */
    Map<String, String> taken() {
        return taken;
    }

    /** Those that no repetition would help, and what was answered. */
    Map<String, String> refused() {
        return refused;
    }

    int repeats() {
        return repeats.get();
    }

    private void deliver(String id, String machine) {
        try {
            String message = ExampleAlert.FIRED.message(id, InstantSource.system().instant()).replace("web-1", machine);
            for (int next = id.hashCode(); !isTaken(id, message, next); next++) {
                repeats.incrementAndGet();
                Thread.sleep(PAUSE);
            }
        } catch (IOException | InterruptedException e) {
            refused.put(id, e.toString());
        }
        open.remove(id);
    }

    private boolean isTaken(String id, String message, int next) throws InterruptedException {
        List<OperatorJvm> bridges = stage.operators();
        try {
            Web.Answer answer = stage.web().post(bridges.get(Math.floorMod(next, bridges.size())).access().bridgeUrl(),
                    message);
            JsonNode name = answer.json().at("/requests/0/name");
            if (answer.status() == 200 && !name.isMissingNode()) {
                taken.put(id, name.asText());
                return true;
            }
            // A bridge that has just started may not know the policy yet.
            if (answer.status() != 503 && !answer.text().contains("no-policy")) {
                refused.put(id, answer.status() + " " + answer.text());
                return true;
            }
            return false;
        } catch (IOException unanswered) {
            return false;
        }
    }
}
