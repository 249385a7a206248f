package io.netwatch.bench;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From an alert to the order that reaches Azure. Each round is an alert for a machine that nobody has asked about, another
 * rule's alert for the same machine, the least that any design needs, and the article's sequence by the same SDK.
 */
final class Hot {
    private static final int COUNTED = 8;
    private static final int WARM_UP = 150;
    private static final int MEASURED = 300;
    private static final int AZ_RUNS = 3;
    /** Azure's own pace: no capture ends while this runs. */
    private static final double SPEED = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(150);
    /** What one call to ARM takes at least, of those that the round trip alone makes slow. */
    private static final int ARM_MILLISECONDS = 100;
    private static final String RULE = "Network Out Total";
    private static final String SECOND_RULE = "Network In Total";

    private final Site site;
    private final Web web;
    private final Arrivals ours;
    private final Arrivals others;
    private final Article article;
    private final Samples answered = Samples.none();
    private final Samples unknown = Samples.none();
    private final Samples known = Samples.none();
    private final Samples least = Samples.none();
    private final Samples plain = Samples.none();
    private final List<HotCalls> callsUnknown = new ArrayList<>();
    private final List<HotCalls> callsKnown = new ArrayList<>();
    private int number;

    private Hot(Site site) throws IOException, InterruptedException {
        this.site = site;
        this.web = site.web();
        this.ours = new Arrivals(site.world().azure().azure(), Fleet.SUBSCRIPTION);
        this.others = new Arrivals(site.world().azure().azure(), Fleet.OTHER);
        this.article = new Article(site);
    }

    static Report measure(ApiServer server) throws Exception {
        Site.Options options = new Site.Options(Fleet.of(1 + COUNTED + WARM_UP + MEASURED), Optional.empty(), server, 1,
                PortPlan.FREE, SPEED, "*", Launch.CHART, false);
        try (Site site = Site.open(Path.of("target", "bench", "site"), options, pid -> {})) {
            return new Hot(site).run();
        }
    }

    private Report run() throws Exception {
        site.start();
        web.awaitOk(site.access().readyUrl(), PATIENCE);
        site.world().kubernetes().apply(policy("egress-spike", RULE));
        site.world().kubernetes().apply(policy("ingress-spike", SECOND_RULE));
        double cold = alert(RULE, Samples.none());
        number++;
        count();
        System.out.printf("  hot: %d rounds to warm up%n", WARM_UP);
        for (int round = 0; round < WARM_UP; round++) {
            round(Duration.ZERO);
        }
        List.of(answered, unknown, known, least, plain).forEach(samples -> samples.milliseconds().clear());
        Map<String, Object> setting = setting(cold);
        Duration cpu = operatorTime();
        System.out.printf("  hot: %d rounds%n", MEASURED);
        for (int round = 0; round < MEASURED; round++) {
            round(BETWEEN);
        }
        setting.put("operatorCpuMsPerAlert", operatorTime().minus(cpu).toMillis() / (2.0 * MEASURED));
        return report(setting, az());
    }

    private void count() throws Exception {
        if (!site.world().kubernetes().name().equals(ApiCalls.SERVER)) {
            System.out.println("  hot: calls are counted by a real kube-apiserver only");
            return;
        }
        System.out.println("  hot: counting calls");
        for (int round = 0; round < COUNTED; round++) {
            callsUnknown.add(counted(RULE));
            callsKnown.add(counted(SECOND_RULE));
            number++;
        }
    }

    private HotCalls counted(String rule) throws Exception {
        // Nothing tells that a process has become idle but time; a benchmark may wait for it.
        Thread.sleep(QUIET);
        return HotCalls.count(site.world().client(), ours, () -> alert(rule, Samples.none()));
    }

    private void round(Duration pause) throws IOException, InterruptedException {
        Thread.sleep(pause);
        unknown.addMilliseconds(alert(RULE, answered));
        Thread.sleep(pause);
        known.addMilliseconds(alert(SECOND_RULE, answered));
        Thread.sleep(pause);
        leastPossible();
        Thread.sleep(pause);
        long begin = System.nanoTime();
        article.run("article-" + number);
        plain.add(others.await(PATIENCE.toSeconds()) - begin);
        article.delete("article-" + number);
        number++;
    }

    /** The policy may reach the bridge a moment after it is stored, so the first alert is repeated until it is known. */
    private double alert(String rule, Samples answers) throws IOException, InterruptedException {
        String alert = ExampleAlert.FIRED.message("bench-" + number + "-" + rule, InstantSource.system().instant())
                .replace("web-1", Fleet.name(number)).replace(RULE, rule);
        long first = System.nanoTime();
        long begin = first;
        String answer = web.post(site.access().bridgeUrl(), alert).text();
        while (!answer.contains("\"created\"")) {
            begin = System.nanoTime();
            if (begin - first > PATIENCE.toNanos()) {
                throw new IllegalStateException("alert " + number + " orders nothing: " + answer + "\n"
                        + site.operator().lastWords());
            }
            answer = web.post(site.access().bridgeUrl(), alert).text();
        }
        answers.add(System.nanoTime() - begin);
        return (ours.await(PATIENCE.toSeconds()) - begin) / 1e6;
    }

    /** What no design can save: something is stored, and Azure is called; with warm connections of the same kind. */
    private void leastPossible() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        site.world().client().resource(new ConfigMapBuilder().withNewMetadata().withName("least-" + number)
                .withNamespace("default").endMetadata().addToData("alert", "bench").build()).create();
        article.put();
        least.add(System.nanoTime() - begin);
    }

    private Samples az() throws IOException, InterruptedException {
        Samples samples = Samples.none();
        Optional<AzCli> az = AzCli.find(AzCli.Box.of(site));
        if (az.isEmpty()) {
            return samples;
        }
        System.out.println("  hot: az signs in, and captures " + AZ_RUNS + " times");
        az.get().signIn();
        for (int run = 0; run < AZ_RUNS; run++) {
            long begin = System.nanoTime();
            Process create = az.get().untilCreate("from-az-" + run);
            samples.add(others.await(2 * PATIENCE.toSeconds()) - begin);
            create.destroy();
        }
        return samples;
    }

    private Report report(Map<String, Object> setting, Samples az) {
        HotCalls before = callsUnknown.isEmpty() ? HotCalls.NOT_COUNTED : HotCalls.usual(callsUnknown);
        HotCalls direct = callsKnown.isEmpty() ? HotCalls.NOT_COUNTED : HotCalls.usual(callsKnown);
        setting.put("apiCalls", direct.kinds());
        Report report = new Report("hot", setting, List.of(
                Report.Row.of("alert to 200: the request is stored", answered),
                row("alert to the order, machine and watcher known", known, direct),
                row("alert to the order, machine not known", unknown, before),
                timesLeast("the least: one object stored, one PUT to Azure", least, 0),
                timesLeast("the article's sequence by the same SDK, warm", plain, Article.CALLS_BEFORE)
                        .with("ARM calls", Article.CALLS_BEFORE + 1),
                az.milliseconds().isEmpty()
                        ? new Report.Row("the same by az: not installed, hack/az does it", Map.of())
                        : timesLeast("the same by az, signed in before", az, Article.CALLS_BEFORE)))
                .with(Goal.atMost("alert to order, p50 ms", 40, known.percentile(50)))
                .with(Goal.atMost("alert to order, p99 ms", 150, known.percentile(99)))
                .with(Goal.atMost("alert to order of a machine not known, p50 ms", 40, unknown.percentile(50)))
                .with(Goal.atMost("alert to order of a machine not known, p99 ms", 150, unknown.percentile(99)));
        return callsKnown.isEmpty()
                ? report
                : report.with(Goal.atMost("API-server writes on the way", 2, (double) direct.apiWrites()))
                        .with(Goal.atMost("ARM calls on the way", 1,
                                (double) (direct.armReads() + direct.armOrders())));
    }

    private Report.Row row(String what, Samples samples, HotCalls calls) {
        return calls.on(timesLeast(what, samples, (int) calls.armReads()));
    }

    /** @param before ARM calls that are answered before the order is sent */
    private Report.Row timesLeast(String what, Samples samples, int before) {
        return Report.Row.of(what, samples)
                .with("x the least", "%.1f".formatted(samples.percentile(50) / least.percentile(50)))
                .with("p50, ARM 100ms", "%.0f".formatted(samples.percentile(50) + before * ARM_MILLISECONDS));
    }

    /** The example, with room for all alerts at once, and captures that outlast the benchmark. */
    private static Path policy(String name, String rule) throws IOException {
        return Files.writeString(
                Files.createDirectories(Path.of("target", "bench")).resolve("policy-" + name + ".yaml"),
                Files.readString(Path.of("examples", "policy.yaml")).replace("egress-spike", name).replace(RULE, rule)
                        .replace("timeLimitSeconds: 10 ", "timeLimitSeconds: 3600 ")
                        + "  maxActive: 1000\n  maxPerHour: 1000\n");
    }

    private Duration operatorTime() {
        return site.operator().process().toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private Map<String, Object> setting(double cold) throws IOException {
        Map<String, Object> setting = new LinkedHashMap<>(Report.machine(site.world().kubernetes().name()));
        setting.put("rounds", MEASURED);
        setting.put("warmUpRounds", WARM_UP);
        setting.put("firstAlertMs", cold);
        return setting;
    }
}
