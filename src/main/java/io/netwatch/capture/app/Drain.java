package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.BridgeSection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How a process leaves the traffic: first it says that it is not ready, then it goes on serving until load balancers have
 * seen that, then it stops.
 */
record Drain(HealthServer health, Duration length, AtomicLong begunAtNanos) {

    /** @param bridge null where none is configured: nobody is to be waited for */
    static Drain of(HealthServer health, BridgeSection bridge) {
        return new Drain(health, Duration.ofSeconds(bridge == null ? 0 : bridge.drainSeconds()),
                new AtomicLong(System.nanoTime()));
    }

    void begin() {
        begunAtNanos.set(System.nanoTime());
        health.stopping();
    }

    /** Returns when the time is over, which also counts what other parts took to stop. */
    void pass() throws InterruptedException {
        Thread.sleep(length.minusNanos(System.nanoTime() - begunAtNanos.get()));
    }
}
