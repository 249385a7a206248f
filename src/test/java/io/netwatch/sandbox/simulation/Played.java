package io.netwatch.sandbox.simulation;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Many plans, played on two threads.
 *
 * @param took by the clock on the wall
 * @param cpu of all threads that played
 */
record Played<R extends Judged>(List<R> runs, Duration took, Duration cpu) {
    private static final int THREADS = 2;

    private record Timed<R>(R run, long cpuNanos) {}

    static <P, R extends Judged> Played<R> of(List<P> plans, Function<P, R> play) {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Timed<R>>> futures = plans.stream().map(plan -> threads.submit(() -> timed(plan, play)))
                    .toList();
            List<Timed<R>> done = futures.stream().map(Played::get).toList();
            return new Played<>(done.stream().map(Timed::run).toList(), Duration.ofNanos(System.nanoTime() - begin),
                    Duration.ofNanos(done.stream().mapToLong(Timed::cpuNanos).sum()));
        }
    }

    /** Those that nothing excuses. */
    List<R> failed(Function<R, Optional<String>> excuse) {
        return runs.stream().filter(run -> !run.violations().isEmpty() && excuse.apply(run).isEmpty()).toList();
    }

    String summary(String gate, Function<R, Optional<String>> excuse) {
        long several = runs.stream().filter(run -> run.strikes().size() > 1).count();
        long known = runs.stream().filter(run -> excuse.apply(run).isPresent()).count();
        return "%s: %d plans of one misfortune and %d of several in %d s, %.1f ms CPU each; %d violations, %d known"
                .formatted(gate, runs.size() - several, several, took.toSeconds(),
                        cpu.toMillis() / (double) runs.size(),
                        failed(excuse).size(), known);
    }

    private static <P, R> Timed<R> timed(P plan, Function<P, R> play) {
        var bean = ManagementFactory.getThreadMXBean();
        long begin = bean.getCurrentThreadCpuTime();
        return new Timed<>(play.apply(plan), bean.getCurrentThreadCpuTime() - begin);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a plan could not be played", e);
        }
    }
}
