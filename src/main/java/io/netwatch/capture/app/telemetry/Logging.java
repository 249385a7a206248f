package io.netwatch.capture.app.telemetry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Formatter;
import java.util.logging.LogManager;

/**
 * One line per message, to standard error, unless the JVM was told otherwise. Azure's libraries are silent: they repeat what
 * the answers say, and log what Entra answered word for word, which may hold a secret.
 */
public final class Logging {
    private static final String SETTINGS = """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.ConsoleHandler.formatter=FORMATTER
            java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$-7s %3$s  %5$s%6$s%n
            .level=INFO
            io.javaoperatorsdk.level=WARNING
            io.fabric8.level=WARNING
            io.helidon.level=WARNING
            io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils.level=SEVERE
            Default\\ ConfigurationService\\ implementation.level=WARNING

            com.azure.level=OFF
            com.microsoft.level=OFF
            """;

    private Logging() {}

    /** How a line looks. */
    public enum Format {
        text(LogLine.class), json(JsonLine.class);

        private final Class<? extends Formatter> formatter;

        Format(Class<? extends Formatter> formatter) {
            this.formatter = formatter;
        }
    }

    public static void install(Format format) {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(
                            SETTINGS.replace("FORMATTER", format.formatter.getName())
                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the built-in logging settings are unreadable", e);
        }
        Thread.setDefaultUncaughtExceptionHandler(new Uncaught());
    }
}
