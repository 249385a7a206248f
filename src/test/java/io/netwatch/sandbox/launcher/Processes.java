package io.netwatch.sandbox.launcher;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How processes and threads that we started end. */
public final class Processes {
    private Processes() {}

    /** Ends a thread that ends when it is interrupted. */
    public static void end(Thread thread) {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for the end, and makes it when it has not come in time. */
    public static void end(Process process, Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
