package io.netwatch.capture.bridge;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off senders that take too long over a message, however they spread it. Helidon 4.3 sets no read timeout on the
 * sockets it accepts (its readTimeout option has no effect there), so that a handful of idle strangers could take all
 * connections. A virtual thread that is interrupted while it reads has its socket closed, which is all that is needed.
 */
final class SlowSenders implements Http1ConnectionListener, AutoCloseable {
    /** Each connection has a thread of its own, which reads the parts of a message one after the other. */
    private static final ThreadLocal<Watch> HEADERS = new ThreadLocal<>();
    private static final ThreadLocal<Long> ARRIVED = ThreadLocal.withInitial(System::nanoTime);

    private final Duration longest;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("slow-senders").factory());

    SlowSenders(Duration longest) {
        this.longest = longest;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Interrupts the current thread unless it is closed in time. */
    Watch watch() {
        return watch(longest);
    }

    Watch watch(Duration limit) {
        return new Watch(Thread.currentThread(), limit);
    }

    /** The time for the first line is the server's idle timeout; from here on it is ours. */
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        HEADERS.set(watch());
    }

    @Override
    public void headers(ConnectionContext connection, Headers read) {
        HEADERS.get().close();
        HEADERS.remove();
        ARRIVED.set(System.nanoTime());
        Envelope.check(read);
    }

    /** How long the message waits for its turn already, its headers having been read on this thread. */
    static Duration waited() {
        return Duration.ofNanos(System.nanoTime() - ARRIVED.get());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** One part of a message that is being read. */
    final class Watch implements AutoCloseable {
        private final Thread reader;
        private final ScheduledFuture<?> end;
        private boolean over;

        private Watch(Thread reader, Duration limit) {
            this.reader = reader;
            this.end = timer.schedule(this::cutOff, limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Never later than {@link #close}: an interrupt must not hit what the thread does next. */
        private synchronized void cutOff() {
            if (!over) {
                reader.interrupt();
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            end.cancel(false);
        }
    }
}
