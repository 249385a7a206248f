package io.netwatch.capture.operator;

import io.netwatch.capture.core.news.Sink;
import io.netwatch.capture.core.request.Report;
import io.netwatch.capture.core.request.Request;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@link Newsroom} with threads of its own: letters travel beside the visits and wait for their next try in a timer. What is lost with the process is found again by the first visit of its successor.
 */
public final class Courier implements Newsroom, AutoCloseable {
    private static final Logger LOG = System.getLogger(Courier.class.getName());
    /** The API server has trouble. */
    static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    /** Longer than a receiver that answers takes; the process is to end within 5 s. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final Delivery delivery;
    private final InstantSource clock;
    private final Set<Letter> travelling = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("news").factory());

    public Courier(Delivery delivery, InstantSource clock) {
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public List<String> sinks(Request request) {
        return delivery.sinks().of(request).stream().map(Sink::id).toList();
    }

    @Override
    public void take(Report report) {
        Letter.in(report).stream().filter(travelling::add).forEach(this::begin);
    }

    /** How many letters are not delivered yet. */
    public int waiting() {
        return travelling.size();
    }

    /** Lets those under way arrive; all others are in the requests, and a successor sends them under the same ids. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(UNDER_WAY.toSeconds(), TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Letter letter) {
        try {
            workers.execute(() -> travel(letter));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "{0} is left to the next process.", letter);
        }
    }

    private void travel(Letter letter) {
        Optional<Instant> again;
        try {
            again = delivery.run(letter);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "{0} is tried again in {1}: {2}", letter, AFTER_FAILURE, e.getMessage());
            again = Optional.of(clock.instant().plus(AFTER_FAILURE));
        }
        again.ifPresentOrElse(at -> wait(letter, at), () -> travelling.remove(letter));
    }

    private void wait(Letter letter, Instant until) {
        long pause = Math.max(1, Duration.between(clock.instant(), until).toMillis());
        try {
            // Its future ends only with the timer: nothing that is thrown leaves the task.
            var _ = timer.schedule(() -> begin(letter), pause, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "{0} is left to the next process.", letter);
        }
    }
}
