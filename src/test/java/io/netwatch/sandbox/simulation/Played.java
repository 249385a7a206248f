package io.netwatch.sandbox.simulation;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
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
record Played<R>(List<R> runs, Duration took, Duration cpu) {
    private static final int THREADS = 2;

    private record Timed<R>(R run, long cpuNanos) {}

    static <P, R> Played<R> of(List<P> plans, Function<P, R> play) {
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Timed<R>>> futures = plans.stream().map(plan -> threads.submit(() -> timed(plan, play)))
                    .toList();
            List<Timed<R>> done = futures.stream().map(Played::get).toList();
            return new Played<>(done.stream().map(Timed::run).toList(), Duration.ofNanos(System.nanoTime() - begin),
                    Duration.ofNanos(done.stream().mapToLong(Timed::cpuNanos).sum()));
        }
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
