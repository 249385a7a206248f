package io.netwatch.capture.app;

import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.app.telemetry.LogLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** What the process reads when it starts and what a person's command reads, for the fuzzer. */
public final class AppTexts {
    private static final Path FILE = Path.of("config.yaml");
    private static final LogLine LINES = new LogLine();

    private AppTexts() {}

    /** The sentence about a configuration that cannot be used; empty when it can, as far as no file and nobody else is asked. */
    public static Optional<String> configuration(String yaml) {
        try {
            Configuration read = ConfigurationFile.parse(FILE, yaml);
            Settings.news(read);
            Settings.inspections(read);
            if (read.azure() != null) {
                Hosts.lines(AzureSettings.of(read, Map.of()));
            }
            if (read.bridge() != null) {
                Settings.bridge(read);
            }
            return Optional.empty();
        } catch (Misconfigured | IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    public static List<String> fileNames(List<String> urls) {
        return FileNames.of(urls);
    }

    /** A request's key, written back. */
    public static Optional<String> requestKey(String text) {
        return StoredCapture.key(text).map(key -> key.namespace() + "/" + key.name());
    }

    public static String logLine(String words) {
        return LINES.format(new LogRecord(Level.INFO, words));
    }
}
