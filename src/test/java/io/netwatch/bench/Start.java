package io.netwatch.bench;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.Launch;
import io.netwatch.sandbox.launcher.Residence;
import io.netwatch.sandbox.launcher.Site;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How long the shipped jar takes with the chart's options until it is ready, and from then until its first order reaches
 * Azure, without and with an AOT cache. The cache is trained on the way, by one whole capture, and stays in {@code target}
 * for whoever ships the jar to this architecture.
 */
final class Start {
    private static final Path CACHE = Path.of("target", "packet-capture-operator.aot");
    private static final Path JAR = Path.of("target", "packet-capture-operator.jar");
    private static final int RUNS = 7;
    private static final double SPEED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Site site;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Arrivals arrivals;

    /**
     * One start, in milliseconds.
     *
     * @param ready from its beginning
     * @param processor that it had used until then
     * @param order the first one, from when it was ready
     * @param classes loaded
     */
    private record Begun(double ready, double processor, double order, long classes) {}

    private Start(Site site) {
        this.site = site;
        this.arrivals = new Arrivals(site.world().azure().azure(), Fleet.SUBSCRIPTION);
    }

    static Report measure(ApiServer server) throws IOException, InterruptedException {
        Site.Options options = Site.Options.of(server, SPEED, "*", Launch.CHART).withWorld(Fleet.of(1 + 2 * RUNS));
        try (Site site = Site.open(Path.of("target", "bench", "site"), options, pid -> {})) {
            return new Start(site).run();
        }
    }

    private Report run() throws IOException, InterruptedException {
        train();
        List<Begun> plain = new ArrayList<>();
        List<Begun> cached = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) { // by turns, so that a busy machine harms both
            System.out.printf("  start: %d of %d%n", run + 1, RUNS);
            plain.add(begin(1 + 2 * run));
            cached.add(begin(2 + 2 * run, "-XX:AOTCache=" + CACHE, "-XX:AOTMode=on"));
        }
        Map<String, Object> setting = Report.machine(site.world().kubernetes().name());
        setting.put("java options", String.join(" ", Launch.CHART.arguments()));
        return new Report("start", setting, List.of(row("java -jar", plain, plain),
                row("java -XX:AOTCache=... -jar", cached, plain),
                new Report.Row("the jar and its libraries; the cache", Map.of("MiB on disk",
                        (shipped() >> 20) + "; " + (Files.size(CACHE) >> 20)))))
                .with(Goal.atMost("ms until ready, with AOT cache", 3000, Math.rint(median(cached, Begun::ready))))
                .with(Goal.atMost("ms from then to the first order", 2000, Math.rint(median(cached, Begun::order))));
    }

    private static long shipped() throws IOException {
        try (Stream<Path> libraries = Files.list(Path.of("target", "lib"))) {
            return Files.size(JAR) + libraries.mapToLong(library -> library.toFile().length()).sum();
        }
    }

    private void train() throws IOException, InterruptedException {
        Files.deleteIfExists(CACHE);
        System.out.println("  start: training");
        Process operator = start("-XX:AOTCacheOutput=" + CACHE);
        awaitReady(operator);
        try (Follow follow = Follow.requests(site.world().client())) {
            order(0);
            arrivals.await(PATIENCE.toSeconds());
            follow.untilFinal(PATIENCE, _ -> {});
        }
        end(operator);
    }

    private Begun begin(int machine, String... options) throws IOException, InterruptedException {
        long from = System.nanoTime();
        Process operator = start(options);
        awaitReady(operator);
        long ready = System.nanoTime();
        Residence process = new Residence(operator.pid());
        double processor = process.processorSeconds() * 1000;
        order(machine);
        long ordered = arrivals.await(PATIENCE.toSeconds());
        long classes = process.loadedClasses();
        end(operator);
        return new Begun((ready - from) / 1e6, processor, (ordered - ready) / 1e6, classes);
    }

    private void order(int machine) {
        PacketCaptureRequest request = new PacketCaptureRequest();
        request.setMetadata(new ObjectMetaBuilder().withName("start-" + machine).withNamespace("default").build());
        request.setSpec(CaptureSpecs.of(Fleet.name(machine), 30));
        site.world().client().resource(request).create();
    }

    private Process start(String... options) throws IOException {
        List<String> command = Stream.of(Stream.of(ProcessHandle.current().info().command().orElse("java")),
                Stream.of(options), Launch.CHART.arguments().stream(), Stream.of("--config",
                        site.folder().path().resolve("operator-1.yaml").toString()))
                .flatMap(part -> part).toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(site.folder().path().resolve("start.log").toFile());
        builder.environment().put("KUBECONFIG", site.world().kubernetes().kubeconfig().toString());
        return builder.start();
    }

    private void awaitReady(Process operator) throws InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create(site.access().readyUrl())).build();
        while (operator.isAlive()) {
            try {
                if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            Thread.sleep(5);
        }
        throw new IllegalStateException("the operator ended: " + site.folder().path().resolve("start.log"));
    }

    /** The cache is written when the process ends. */
    private static void end(Process operator) throws InterruptedException {
        operator.destroy();
        if (!operator.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            operator.destroyForcibly();
        }
    }

    private static Report.Row row(String what, List<Begun> samples, List<Begun> than) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ready, best ms", "%.0f".formatted(samples.stream().mapToDouble(Begun::ready).min().orElseThrow()));
        figures.put("ready, median ms", "%.0f".formatted(median(samples, Begun::ready)));
        figures.put("times plain", "%.2f".formatted(median(samples, Begun::ready) / median(than, Begun::ready)));
        figures.put("processor ms", "%.0f".formatted(median(samples, Begun::processor)));
        figures.put("then to PUT, ms", "%.0f".formatted(median(samples, Begun::order)));
        figures.put("classes", samples.getLast().classes());
        return new Report.Row(what, figures);
    }

    private static double median(List<Begun> samples, ToDoubleFunction<Begun> figure) {
        return samples.stream().mapToDouble(figure).sorted().skip(samples.size() / 2).findFirst().orElseThrow();
    }
}
