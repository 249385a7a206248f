package io.netwatch.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The messages under {@code examples/alerts}, as Azure Monitor would send them. */
public enum ExampleAlert {
    FIRED("common-schema-fired.json"), RESOLVED("common-schema-resolved.json"), ACTIVATED(
            "metric-alert-activated.json"), DEACTIVATED("metric-alert-deactivated.json");

    private final String file;

    ExampleAlert(String file) {
        this.file = file;
    }

    /** @param id tells alerts apart in the common schema; the older schema has the time only */
    public String message(String id, Instant fired) throws IOException {
        return Files.readString(Path.of("examples", "alerts", file))
                .replace("FIRED_TIME", fired.truncatedTo(ChronoUnit.MILLIS).toString()).replace("ALERT_ID", id);
    }
}
