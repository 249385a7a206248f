package io.netwatch.bench;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.api.PacketCaptureRequest;
import io.netwatch.capture.api.PacketCaptureRequestSpec;
import io.netwatch.sandbox.azure.Fault;
import io.netwatch.sandbox.azure.Fault.Effect;
import io.netwatch.sandbox.launcher.ApiServer;
import io.netwatch.sandbox.launcher.Follow;
import io.netwatch.sandbox.launcher.Launch;
import io.netwatch.sandbox.launcher.Residence;
import io.netwatch.sandbox.launcher.Site;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What the operator's process occupies and asks for when it must only remember: with more and more finished requests, and
 * with running captures. Each row is a restart, so that nothing of the way there is measured.
 */
final class Scale {
    private static final List<Integer> FINISHED = List.of(0, 100, 300, 1_000, 3_000, 10_000, 30_000);
    private static final int RUNNING = 1_000;
    private static final int RUNS_FOR_SECONDS = 18_000;
    private static final int WRITERS = 16;
    private static final double SPEED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Site site;
    private final KubernetesClient client;
    private final AtomicInteger azureCalls = new AtomicInteger();
    private final AtomicInteger orders = new AtomicInteger();
    private final List<Report.Row> rows = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<Curve.Point> curve = new ArrayList<>();

    /** The row with no request: what everything else is compared with. */
    private Steady empty;

    /** One process that has come to rest. */
    private record Steady(double readySeconds, double restSeconds, double processorSeconds, long resident, long peak,
            long live, long residentAfter) {}

    private Scale(Site site) {
        this.site = site;
        this.client = site.world().client();
    }

    static Report measure(ApiServer server) throws IOException, InterruptedException {
        Site.Options options = Site.Options.of(server, SPEED, "*", Launch.CHART).withWorld(Fleet.of(RUNNING));
        try (Site site = Site.open(Path.of("target", "bench", "site"), options, pid -> {})) {
            return new Scale(site).run();
        }
    }

    private Report run() throws IOException, InterruptedException {
        count(".*", azureCalls);
        count("PacketCaptures_Create", orders);
        PacketCaptureRequest finished = finishOne();
        int stored = 0;
        for (int wanted : FINISHED) {
            stored = store(stored, wanted, number -> finished(finished, number));
            restarted(wanted, 0);
        }
        running();
        restarted(stored, RUNNING);
        Map<String, Object> setting = Report.machine(site.world().kubernetes().name());
        setting.put("java options", String.join(" ", Launch.CHART.arguments()));
        System.out
                .println("  scale: the curve is in " + new Curve(curve).write(Path.of("target", "bench", "scale.svg")));
        return new Report("scale", setting, rows, goals);
    }

    /** Counts what passes by, and never strikes. */
    private void count(String operation, AtomicInteger counter) {
        site.world().azure().azure().faults().add(new Fault(Pattern.compile(operation), "", _ -> {
            counter.incrementAndGet();
            return false;
        }, new Effect.LoseRequest()));
    }

    /** A capture that ran to its end, as the operator left it; it is taken away again. */
    private PacketCaptureRequest finishOne() throws IOException, InterruptedException {
        site.start();
        site.web().awaitOk(site.access().readyUrl(), PATIENCE);
        try (Follow follow = Follow.requests(client)) {
            PacketCaptureRequest request = new PacketCaptureRequest();
            request.setMetadata(new ObjectMetaBuilder().withName("first").withNamespace("default").build());
            request.setSpec(spec(0, 30));
            client.resource(request).create();
            PacketCaptureRequest end = follow.untilFinal(PATIENCE, _ -> {});
            client.resource(end).delete();
            return end;
        } finally {
            site.stop();
        }
    }

    private static PacketCaptureRequestSpec spec(int machine, int seconds) {
        return CaptureSpecs.of(Fleet.name(machine), seconds);
    }

    private static PacketCaptureRequest finished(PacketCaptureRequest like, int number) {
        PacketCaptureRequest copy = new PacketCaptureRequest();
        copy.setMetadata(new ObjectMetaBuilder().withName("finished-" + number).withNamespace("default")
                .withFinalizers(CaptureApi.FINALIZER).build());
        copy.setSpec(like.getSpec());
        copy.setStatus(like.getStatus());
        return copy;
    }

    private int store(int from, int to, IntFunction<PacketCaptureRequest> request) throws InterruptedException {
        if (to > from) {
            System.out.printf("  scale: storing finished requests, up to %d%n", to);
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Void>> all = IntStream.range(from, to).mapToObj(request)
                    .<Callable<Void>>map(one -> () -> store(one)).toList();
            for (Future<Void> stored : writers.invokeAll(all)) {
                stored.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the API server did not take the requests", e.getCause());
        }
        return to;
    }

    private Void store(PacketCaptureRequest request) {
        PacketCaptureRequest created = client.resource(request).create();
        if (request.getStatus() != null) {
            created.setStatus(request.getStatus());
            client.resource(created).updateStatus();
        }
        return null;
    }

    /** Ordered by the operator itself, within Azure's published limits. */
    private void running() throws IOException, InterruptedException {
        site.start();
        site.web().awaitOk(site.access().readyUrl(), PATIENCE);
        store(0, RUNNING, number -> {
            PacketCaptureRequest request = new PacketCaptureRequest();
            request.setMetadata(new ObjectMetaBuilder().withName("running-" + number).withNamespace("default")
                    .withLabels(Map.of("bench", "running")).build());
            request.setSpec(spec(number, RUNS_FOR_SECONDS));
            return request;
        });
        for (int seen = 0; seen < RUNNING; seen = countRunning()) {
            System.out.printf("  scale: %d of %d captures run%n", seen, RUNNING);
            Thread.sleep(Duration.ofSeconds(10)); // a list of a thousand, now and then
        }
        site.stop();
    }

    private int countRunning() {
        return (int) client.resources(PacketCaptureRequest.class).inNamespace("default").withLabel("bench", "running")
                .list(new ListOptionsBuilder().build()).getItems().stream()
                .filter(request -> Follow.word(request).equals("Running")).count();
    }

    private void restarted(int finished, int running) throws IOException, InterruptedException {
        int before = orders.get();
        long begin = System.nanoTime();
        site.start();
        Steady steady = rest(begin);
        if (empty == null) {
            empty = steady;
        }
        int requests = finished + running;
        if (running == 0) {
            curve.add(point(finished, steady));
        }
        goals(finished, running, steady, orders.get() - before);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("RSS MiB", megabytes(steady.resident()));
        figures.put("peak MiB", megabytes(steady.peak()));
        figures.put("heap MiB", megabytes(steady.live()));
        figures.put("kB a request", each((steady.live() - empty.live()) / 1024.0, requests));
        figures.put("ready s", "%.1f".formatted(steady.readySeconds()));
        figures.put("at rest s", "%.1f".formatted(steady.restSeconds()));
        figures.put("CPU ms a request", each((steady.processorSeconds() - empty.processorSeconds()) * 1e3, requests));
        figures.put("PUTs", orders.get() - before);
        boolean counted = site.world().kubernetes().name().equals(ApiCalls.SERVER);
        if (counted && (finished >= 10_000 || running > 0)) {
            figures.putAll(minute(finished, running));
        }
        rows.add(new Report.Row("%,d finished, %,d running".formatted(finished, running), figures));
        System.out.println("  scale: " + rows.getLast());
        site.stop();
    }

    private Curve.Point point(int finished, Steady steady) {
        int requests = Math.max(1, finished);
        return new Curve.Point(finished, steady.resident() / 1048576.0,
                (steady.live() - empty.live()) / 1024.0 / requests,
                (steady.processorSeconds() - empty.processorSeconds()) * 1e3 / requests);
    }

    private void goals(int finished, int running, Steady steady, int puts) {
        String what = finished + " finished" + (running > 0 ? " and " + running + " running" : "");
        if (finished == 10_000) {
            goals.add(Goal.atMost("RSS in MiB, " + what, 384, Math.rint(steady.resident() / 1048576.0)));
        }
        if (finished == 30_000) {
            goals.add(Goal.atMost("RSS in MiB, " + what, 512, Math.rint(steady.resident() / 1048576.0)));
            goals.add(Goal.atMost("orders after a restart, " + what, 0, puts));
        }
        if (finished == 30_000 && running == 0) {
            goals.add(Goal.atMost("kB of heap a finished request", 6,
                    (steady.live() - empty.live()) / 1024.0 / finished));
            goals.add(Goal.atMost("processor time of a request at a start: 30,000 beside 1,000, times", 1,
                    curve.getLast().cpuMs() / at(1_000).cpuMs()));
        }
    }

    private Curve.Point at(int requests) {
        return curve.stream().filter(point -> point.requests() == requests).findFirst().orElseThrow();
    }

    /** Nothing tells that a process has come to rest but that it uses no processor; a benchmark may wait for it. */
    private Steady rest(long begin) throws IOException, InterruptedException {
        site.web().awaitOk(site.access().readyUrl(), PATIENCE);
        double ready = (System.nanoTime() - begin) / 1e9;
        Residence process = new Residence(site.operator().process().pid());
        double used = process.processorSeconds();
        long since = System.nanoTime();
        while (System.nanoTime() - since < Duration.ofSeconds(5).toNanos()) {
            Thread.sleep(Duration.ofMillis(200));
            double now = process.processorSeconds();
            if (now - used > 0.25) { // more than a twentieth of one processor
                used = now;
                since = System.nanoTime();
            }
        }
        double rest = (since - begin) / 1e9;
        double processor = process.processorSeconds();
        long resident = process.resident();
        long peak = process.peak();
        long live = process.live();
        return new Steady(ready, rest, processor, resident, peak, live, process.resident());
    }

    /** What is asked of the API server and of Azure while nothing happens. */
    private Map<String, Object> minute(int finished, int running) throws InterruptedException {
        System.out.println("  scale: a minute of nothing");
        ApiCalls before = ApiCalls.of(client);
        int azure = azureCalls.get();
        Thread.sleep(MINUTE);
        ApiCalls calls = ApiCalls.of(client).since(before);
        int toAzure = azureCalls.get() - azure;
        if (running == 0) {
            String when = " in a minute of nothing, " + finished + " finished";
            goals.add(Goal.atMost("reads of the API server" + when, 0, (double) calls.reads()));
            goals.add(Goal.atMost("writes to the API server" + when, 0, (double) calls.writes()));
            goals.add(Goal.atMost("calls to Azure" + when, 0, toAzure));
        }
        return Map.of("API reads/min", calls.reads(), "API writes/min", calls.writes(), "Azure calls/min", toAzure);
    }

    private static String each(double all, int requests) {
        return requests == 0 ? "" : "%.2f".formatted(all / requests);
    }

    private static String megabytes(long bytes) {
        return "%.0f".formatted(bytes / 1048576.0);
    }
}
