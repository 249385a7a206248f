package io.netwatch.bench;

import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.Launch;
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
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How long the shipped jar takes until it is ready, without and with an AOT cache. The cache is trained on the way, by one
 * whole capture, and stays in {@code target} for whoever ships the jar to this architecture.
 */
final class Start {
    private static final Path CACHE = Path.of("target", "packet-capture-operator.aot");
    private static final int RUNS = 7;
    private static final double SPEED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Site site;
    private final HttpClient http = HttpClient.newHttpClient();

    private Start(Site site) {
        this.site = site;
    }

    static Report measure(ApiServer server) throws IOException, InterruptedException {
        Site.Options options = Site.Options.of(server, SPEED, "*", Launch.JAR);
        try (Site site = Site.open(Path.of("target", "bench", "site"), options, pid -> {})) {
            return new Start(site).run();
        }
    }

    private Report run() throws IOException, InterruptedException {
        train();
        List<Double> plain = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) { // by turns, so that a busy machine harms both
            plain.add(milliseconds());
            cached.add(milliseconds("-XX:AOTCache=" + CACHE, "-XX:AOTMode=on"));
        }
        Map<String, Object> setting = Report.machine(site.world().kubernetes().name());
        setting.put("cacheMiB", Files.size(CACHE) >> 20);
        return new Report("start", setting, List.of(row("java -jar", plain, plain),
                row("java -XX:AOTCache=... -jar", cached, plain)));
    }

    private void train() throws IOException, InterruptedException {
        Files.deleteIfExists(CACHE);
        System.out.println("  start: training");
        Process operator = start("-XX:AOTCacheOutput=" + CACHE);
        awaitReady(operator);
        try (Follow follow = Follow.requests(site.world().client())) {
            site.world().kubernetes().apply(Path.of("examples", "request.yaml"));
            follow.untilFinal(PATIENCE, _ -> {});
        }
        end(operator);
    }

    private double milliseconds(String... options) throws IOException, InterruptedException {
        long from = System.nanoTime();
        Process operator = start(options);
        awaitReady(operator);
        double took = (System.nanoTime() - from) / 1e6;
        end(operator);
        return took;
    }

    private Process start(String... options) throws IOException {
        List<String> command = Stream.of(Stream.of(ProcessHandle.current().info().command().orElse("java")),
                Stream.of(options), Stream.of("-jar", Path.of("target", "packet-capture-operator.jar").toString(),
                        "--config", site.folder().path().resolve("operator-1.yaml").toString()))
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

    private static Report.Row row(String what, List<Double> samples, List<Double> than) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("best ms", "%.0f".formatted(sorted(samples).min().orElseThrow()));
        figures.put("median ms", "%.0f".formatted(median(samples)));
        figures.put("times plain", "%.2f".formatted(median(samples) / median(than)));
        return new Report.Row(what, figures);
    }

    private static double median(List<Double> samples) {
        return sorted(samples).skip(samples.size() / 2).findFirst().orElseThrow();
    }

    private static DoubleStream sorted(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).sorted();
    }
}
