package io.netwatch.bench;

import io.netwatch.capture.bridge.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Messages to one server over some connections.
 *
 * @param server whose processor time is counted
 * @param connections each with a thread of its own
 */
record Load(int port, String path, ProcessHandle server, int connections) {

    /**
     * What came of it.
     *
     * @param samples from the moment when a message was due, or sent where there is no schedule
     * @param answered from the sending: without what a sender waits that has no connection free
     * @param answers how many of each status; 0 for none
     * @param cpuMilliseconds of the server, for all of it
     */
    record Result(Samples samples, Samples answered, Map<Integer, Integer> answers, double seconds,
            double cpuMilliseconds) {
        double perSecond() {
            return samples.milliseconds().size() / seconds;
        }

        double cpuOfOne() {
            return cpuMilliseconds / samples.milliseconds().size();
        }
    }

    /** As many as the server takes, each connection waiting for its answer before it sends again. */
    Result asFastAsItGoes(int messages, IntFunction<byte[]> message) throws IOException, InterruptedException {
        return run(messages, message, Double.POSITIVE_INFINITY);
    }

    /** So many a second, whether answers come or not; each answer's time begins when its message was due. */
    Result at(double perSecond, int messages, IntFunction<byte[]> message) throws IOException, InterruptedException {
        return run(messages, message, perSecond);
    }

    private Result run(int messages, IntFunction<byte[]> message, double perSecond)
            throws IOException, InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ConcurrentLinkedQueue<long[]> seen = new ConcurrentLinkedQueue<>();
        Duration before = cpu();
        long begin = System.nanoTime();
        try (ExecutorService senders = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<Future<Void>> all = new ArrayList<>();
            for (int number = 0; number < connections; number++) {
                all.add(senders.submit(sender(number, next, messages, message, perSecond, begin, seen)));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a sender failed", e);
        }
        return result(seen, (System.nanoTime() - begin) / 1e9, cpu().minus(before));
    }

    private Callable<Void> sender(int number, AtomicInteger next, int messages, IntFunction<byte[]> message,
            double perSecond, long begin, ConcurrentLinkedQueue<long[]> seen) {
        return () -> {
            try (Wire wire = new Wire(port, number)) {
                for (int i = next.getAndIncrement(); i < messages; i = next.getAndIncrement()) {
                    byte[] body = message.apply(i);
                    long due = Double.isInfinite(perSecond) ? System.nanoTime() : begin + (long) (i / perSecond * 1e9);
                    LockSupport.parkNanos(due - System.nanoTime());
                    long sent = System.nanoTime();
                    int status = status(wire, body);
                    long now = System.nanoTime();
                    seen.add(new long[]{status, now - due, now - sent});
                }
            }
            return null;
        };
    }

    private int status(Wire wire, byte[] body) throws IOException {
        try {
            return wire.post(path, body).status();
        } catch (IOException unanswered) {
            wire.close();
            return 0;
        }
    }

    private static Result result(Iterable<long[]> seen, double seconds, Duration cpu) {
        Samples samples = Samples.none();
        Samples answered = Samples.none();
        Map<Integer, Integer> answers = new TreeMap<>();
        seen.forEach(one -> {
            samples.add(one[1]);
            answered.add(one[2]);
            answers.merge((int) one[0], 1, Integer::sum);
        });
        return new Result(samples, answered, answers, seconds, cpu.toNanos() / 1e6);
    }

    private Duration cpu() {
        return server.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
