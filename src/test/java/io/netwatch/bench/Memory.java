package io.netwatch.bench;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.Launch;
import io.netwatch.sandbox.launcher.Site;
import io.netwatch.sandbox.launcher.Web;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the operator's process occupies, with no request and with many finished ones, which it must only remember. */
final class Memory {
    private static final int FINISHED = 10_000;
    private static final int WRITERS = 16;
    private static final double SPEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final Site site;
    private final Web web;
    private final KubernetesClient client;
    private final List<Report.Row> rows = new ArrayList<>();

    private Memory(Site site) {
        this.site = site;
        this.web = site.web();
        this.client = site.world().client();
    }

    static Report measure(ApiServer server) throws IOException, InterruptedException {
        Site.Options options = Site.Options.of(server, SPEED, "*", Launch.JAR);
        try (Site site = Site.open(Path.of("target", "bench", "site"), options, pid -> {})) {
            return new Memory(site).run();
        }
    }

    private Report run() throws IOException, InterruptedException {
        site.start();
        row("idle, no request");
        PacketCaptureRequest finished = finishOne();
        site.stop();
        copy(finished);
        site.start();
        row("idle after a restart, " + FINISHED + " finished requests");
        Map<String, Object> setting = Report.machine(site.world().kubernetes().name());
        setting.put("finishedRequests", FINISHED);
        return new Report("memory", setting, rows);
    }

    private void row(String what) throws IOException, InterruptedException {
        web.awaitOk(site.access().readyUrl(), PATIENCE);
        System.out.println("  memory: " + what + ", settling for " + IDLE.toSeconds() + " s");
        // Nothing tells that a process has become idle but time; a benchmark may wait for it.
        Thread.sleep(IDLE);
        long pid = site.operator().process().pid();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("RSS MiB", megabytes(resident(pid)));
        figures.put("live heap MiB", megabytes(live(pid)));
        figures.put("RSS after GC", megabytes(resident(pid)));
        rows.add(new Report.Row(what, figures));
    }

    /** A capture that ran to its end, as the operator left it. */
    private PacketCaptureRequest finishOne() throws IOException, InterruptedException {
        try (Follow follow = Follow.requests(client)) {
            site.world().kubernetes().apply(Path.of("examples", "request.yaml"));
            return follow.untilFinal(PATIENCE, _ -> {});
        }
    }

    private void copy(PacketCaptureRequest finished) throws InterruptedException {
        System.out.println("  memory: storing " + FINISHED + " copies of a finished request");
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Void>> copies = IntStream.range(0, FINISHED)
                    .<Callable<Void>>mapToObj(number -> () -> store(finished, number)).toList();
            for (Future<Void> stored : writers.invokeAll(copies)) {
                stored.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the API server did not take the copies", e.getCause());
        }
    }

    private Void store(PacketCaptureRequest finished, int number) {
        PacketCaptureRequest copy = new PacketCaptureRequest();
        copy.setMetadata(new ObjectMetaBuilder().withName("finished-" + number).withNamespace("default")
                .withLabels(finished.getMetadata().getLabels()).build());
        copy.setSpec(finished.getSpec());
        PacketCaptureRequest created = client.resource(copy).create();
        created.setStatus(finished.getStatus());
        client.resource(created).updateStatus();
        return null;
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst().orElseThrow() * 1024;
    }

    /** What is alive, which a collection of all garbage has counted. */
    private static long live(long pid) throws IOException, InterruptedException {
        Matcher total = TOTAL.matcher(jcmd(pid, "GC.class_histogram"));
        if (!total.find()) {
            throw new IllegalStateException("jcmd tells no total");
        }
        return Long.parseLong(total.group(1));
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid), command).redirectErrorStream(true).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jcmd.waitFor() != 0) {
            throw new IOException("jcmd " + command + " failed: " + output);
        }
        return output;
    }

    private static String megabytes(long bytes) {
        return "%.0f".formatted(bytes / 1048576.0);
    }
}
