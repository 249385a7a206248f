package io.netwatch.capture.azure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What this room needs to know to reach Azure. Equal values reach the same cloud as the same identity.
 *
 * @param caFile certificates in PEM that alone are trusted, for private clouds; empty trusts what Java trusts
 */
public record AzureConfig(Cloud cloud, Identity identity, Optional<Path> caFile, Timeouts timeouts) {

    /**
     * The longest time that one call takes, a token included. The longest of them must stay below the 90 seconds for
     * which an unanswered creation counts as uncertain.
     *
     * @param connect part of the others: until the TCP connection stands
     */
    public record Timeouts(Duration connect, Duration create, Duration other) {
        public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30),
                Duration.ofSeconds(15));
    }
}
