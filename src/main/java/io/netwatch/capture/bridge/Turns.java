package io.netwatch.capture.bridge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many messages may be under way, from the reading of their bodies to their answers: bodies are held in memory. Only
 * callers that are known wait here, so that strangers take nobody's turn.
 */
record Turns(Semaphore places, Duration patience) {
    private static final int AT_A_TIME = 512;

    static Turns waiting(Duration patience) {
        return new Turns(new Semaphore(AT_A_TIME, true), patience);
    }

    /** What is done in turn. */
    interface Work {
        Outcome done() throws Refused;
    }

    Outcome take(Work work) throws Refused {
        if (!isMine()) {
            return Outcome.unavailable("The bridge is busy. Send the alert again.");
        }
        try {
            return work.done();
        } finally {
            places.release();
        }
    }

    private boolean isMine() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
