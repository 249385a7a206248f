package io.netwatch.bench;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.ExampleAlert;
import io.netwatch.sandbox.launcher.Launch;
import io.netwatch.sandbox.launcher.PortPlan;
import io.netwatch.sandbox.launcher.Site;
import io.netwatch.sandbox.launcher.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** From an alert to the order that reaches Azure, one alert after the other, each for another machine. */
final class Hot {
    private static final int WARM_UP = 100;
    private static final int MEASURED = 200;
    private static final double SPEED = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Site site;
    private final Web web;
    private final BlockingQueue<Long> orders = new LinkedBlockingQueue<>();

    private Hot(Site site) {
        this.site = site;
        this.web = site.web();
    }

    static Report measure(ApiServer server) throws IOException, InterruptedException {
        Site.Options options = new Site.Options(Fleet.of(1 + WARM_UP + MEASURED), Optional.empty(), server, 1,
                PortPlan.FREE, SPEED, "*", Launch.JAR, false);
        try (Site site = Site.open(Path.of("target", "bench", "site"), options, pid -> {})) {
            return new Hot(site).run();
        }
    }

    private Report run() throws IOException, InterruptedException {
        site.start();
        web.awaitOk(site.access().readyUrl(), PATIENCE);
        site.world().kubernetes().apply(policy());
        site.world().azure().azure().faults().add(new Fault(Pattern.compile("PacketCaptures_Create"), "",
                _ -> noted(System.nanoTime()), new Effect.LoseRequest()));
        Samples answered = Samples.none();
        Samples ordered = Samples.none();
        for (int number = 0; number <= WARM_UP + MEASURED; number++) {
            if (number % 50 == 0) {
                System.out.printf("  hot: alert %d of %d%n", number + 1, 1 + WARM_UP + MEASURED);
            }
            one(number, answered, ordered);
        }
        Samples least = leastPossible();
        double cold = ordered.milliseconds().getFirst();
        Samples warm = ordered.without(1 + WARM_UP);
        return new Report("hot", setting(cold), List.of(
                Report.Row.of("alert posted to 200 answered: the request is stored", answered.without(1 + WARM_UP)),
                Report.Row.of("alert posted to the order reaching Azure", warm).with("x the least",
                        "%.1f".formatted(warm.percentile(50) / least.percentile(50))),
                Report.Row.of("the least: one object stored, one PUT to Azure", least).with("x the least", "1.0"),
                new Report.Row("the first alert after the start", Map.of("p50 ms", "%.1f".formatted(cold)))));
    }

    /** The example, with room for all alerts at once. */
    private static Path policy() throws IOException {
        return Files.writeString(Path.of("target", "bench", "policy.yaml"),
                Files.readString(Path.of("examples", "policy.yaml")) + "  maxActive: 1000\n  maxPerHour: 1000\n");
    }

    /** The policy may reach the bridge a moment after it is stored, so the first alert is repeated until it is known. */
    private void one(int number, Samples answered, Samples ordered) throws IOException, InterruptedException {
        String alert = ExampleAlert.FIRED.message("bench-" + number, InstantSource.system().instant())
                .replace("web-1", Fleet.name(number));
        long first = System.nanoTime();
        long begin = first;
        String answer = web.post(site.access().bridgeUrl(), alert).text();
        while (!answer.contains("\"created\"")) {
            begin = System.nanoTime();
            if (begin - first > PATIENCE.toNanos()) {
                throw new IllegalStateException("alert " + number + " orders nothing: " + answer);
            }
            answer = web.post(site.access().bridgeUrl(), alert).text();
        }
        answered.add(System.nanoTime() - begin);
        Long order = orders.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (order == null) {
            throw new IllegalStateException("no order reached Azure; the operator's last words were:\n"
                    + site.operator().lastWords());
        }
        ordered.add(order - begin);
    }

    /** What no design can save: something is stored, and Azure is called; with warm connections of the same kind. */
    private Samples leastPossible() throws IOException, InterruptedException {
        Samples samples = Samples.none();
        String token = site.armToken();
        String watcher = site.world().azure().armUrl() + "/subscriptions/00000000-0000-0000-0000-000000000001"
                + "/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope"
                + "?api-version=2024-07-01";
        for (int number = 0; number < WARM_UP + MEASURED; number++) {
            long begin = System.nanoTime();
            site.world().client().resource(new ConfigMapBuilder().withNewMetadata().withName("least-" + number)
                    .withNamespace("default").endMetadata().addToData("alert", "bench").build()).create();
            web.put(watcher, "{\"location\":\"westeurope\"}", token);
            samples.add(System.nanoTime() - begin);
        }
        return samples.without(WARM_UP);
    }

    /** Never strikes: a fault is where every call passes by. */
    private boolean noted(long time) {
        orders.add(time);
        return false;
    }

    private Map<String, Object> setting(double cold) throws IOException {
        Map<String, Object> setting = new LinkedHashMap<>(Report.machine(site.world().kubernetes().name()));
        setting.put("alerts", MEASURED);
        setting.put("warmUp", WARM_UP);
        setting.put("firstAlertMs", cold);
        return setting;
    }
}
