package io.netwatch.capture.app.telemetry;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Logs what ends a thread, a library's mostly: Java's own words about it are no line that a collector reads. */
final class Uncaught implements UncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Uncaught.class.getName());

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        LogRecord record = new LogRecord(Level.WARNING, "A thread ended by an error that nobody expected: {0} ({1})");
        record.setLoggerName(LOG.getName());
        record.setParameters(new Object[]{error.toString(), thread.getName().isEmpty() ? "no name" : thread.getName()});
        record.setThrown(error);
        LOG.log(record);
    }
}
