package io.netwatch.capture.azure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this room needs to know to reach Azure.
 *
 * @param clientSecret read once, when connecting; a supplier keeps the secret out of {@link #toString()}
 * @param caFile certificates in PEM that alone are trusted, for private clouds; empty trusts what Java trusts
 */
public record AzureConfig(Cloud cloud, String tenantId, String clientId, Supplier<String> clientSecret,
        Optional<Path> caFile, Timeouts timeouts) {

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

    public AzureConfig {
        requireText("tenantId", tenantId, "directory (tenant) id");
        requireText("clientId", clientId, "application (client) id");
    }

    private static void requireText(String field, String value, String meaning) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("%s is empty. Set it to the %s of the app registration."
                    .formatted(field, meaning));
        }
    }
}
