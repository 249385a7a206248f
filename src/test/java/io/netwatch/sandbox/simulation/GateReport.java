package io.netwatch.sandbox.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many plans, played on two threads.
 *
 * @param took by the clock on the wall
 * @param cpu of all threads that played
 */
record GateReport(List<GateRun> runs, Duration took, Duration cpu) {
    private static final int THREADS = 2;
    private static final Path FOLDER = Path.of("target", "gate");

    static GateReport of(List<GatePlan> plans) {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Timed>> futures = plans.stream().map(plan -> threads.submit(() -> timed(plan))).toList();
            List<Timed> done = futures.stream().map(GateReport::get).toList();
            return new GateReport(done.stream().map(Timed::run).toList(), Duration.ofNanos(System.nanoTime() - begin),
                    Duration.ofNanos(done.stream().mapToLong(Timed::cpuNanos).sum()));
        }
    }

    private record Timed(GateRun run, long cpuNanos) {}

    List<String> failures() {
        return runs.stream().filter(run -> !run.violations().isEmpty() && GateKnown.reason(run).isEmpty())
                .map(run -> "%n%s%n  %s%n  %s".formatted(run.plan(), String.join("\n  ", run.violations()),
                        run.plan().replay()))
                .toList();
    }

    String summary() {
        long pairs = runs.stream().filter(run -> run.plan().strikes().size() > 1).count();
        long known = runs.stream().filter(run -> GateKnown.reason(run).isPresent()).count();
        return "gate: %d plans of one misfortune and %d of several in %d s, %.1f ms CPU each; %d violations, %d known"
                .formatted(runs.size() - pairs, pairs, took.toSeconds(), cpu.toMillis() / (double) runs.size(),
                        failures().size(), known);
    }

    void write() {
        System.out.println(summary());
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve("matrix.md"), GateMatrix.of(runs).markdown(summary()));
            Files.write(FOLDER.resolve("failures.txt"), failures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Timed timed(GatePlan plan) {
        var bean = java.lang.management.ManagementFactory.getThreadMXBean();
        long begin = bean.getCurrentThreadCpuTime();
        return new Timed(GateRun.of(plan), bean.getCurrentThreadCpuTime() - begin);
    }

    private static Timed get(Future<Timed> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a plan could not be played", e);
        }
    }
}
