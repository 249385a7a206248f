package io.netwatch.sandbox.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what the current thread writes to the log, stack traces and all. */
final class LogWatch extends Handler {
    private static final int MOST = 10_000;
    private static final ThreadLocal<List<String>> LINES = ThreadLocal.withInitial(ArrayList::new);
    private final SimpleFormatter formatter = new SimpleFormatter();

    private LogWatch() {}

    /** From now on every log line of the product is seen, also those that are too quiet for the console. */
    static void install() {
        Logger product = Logger.getLogger("io.netwatch.capture");
        product.setLevel(Level.ALL);
        product.addHandler(new LogWatch());
        KEPT.add(product);
        Logger sdk = Logger.getLogger("com.azure");
        sdk.addHandler(new LogWatch());
        sdk.setUseParentHandlers(false);
        KEPT.add(sdk);
    }

    // The log manager forgets loggers that nobody holds.
    private static final List<Logger> KEPT = new ArrayList<>();

    static void begin() {
        LINES.get().clear();
    }

    static List<String> end() {
        return List.copyOf(LINES.get());
    }

    @Override
    public void publish(LogRecord record) {
        if (LINES.get().size() < MOST) {
            LINES.get().add(formatter.format(record));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
