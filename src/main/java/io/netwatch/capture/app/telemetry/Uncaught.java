package io.netwatch.capture.app.telemetry;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs what ends a thread, a library's mostly: Java's own words about it are no line that a collector reads. */
final class Uncaught implements UncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Uncaught.class.getName());

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        String name = thread.getName().isEmpty() ? "no name" : thread.getName();
        LOG.log(Level.WARNING, error,
                () -> "A thread ended by an error that nobody expected: " + error + " (" + name + ")");
    }
}
