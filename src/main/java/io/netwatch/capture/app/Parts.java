package io.netwatch.capture.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be closed once and in the opposite order. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Parts.class.getName());
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            close(started.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "One part did not stop cleanly; the others go on stopping.", e);
        }
    }
}
