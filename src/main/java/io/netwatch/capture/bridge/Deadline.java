package io.netwatch.capture.bridge;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Answers in time even when the cluster does not: what is stored late is met by the sender's next try. A part of the time
 * is left for the answer's own way.
 */
final class Deadline implements AutoCloseable {
    private final Duration longest;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    Deadline(Duration longest) {
        this.longest = longest.multipliedBy(9).dividedBy(10);
    }

    /** @param spent of the time, before the work could begin */
    Outcome within(Duration spent, Callable<Outcome> work) {
        Future<Outcome> answer = workers.submit(work);
        try {
            return answer.get(longest.minus(spent).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Outcome.unavailable("The Kubernetes API server did not answer in time. Send the alert again.");
        } catch (ExecutionException e) {
            return HttpFailures.unforeseen(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return Outcome.unavailable("The bridge is stopping. Send the alert again.");
        }
    }

    /** Interrupts what still runs past its deadline; nobody waits for it any more. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
