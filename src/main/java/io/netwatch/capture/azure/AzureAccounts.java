package io.netwatch.capture.azure;

import com.azure.core.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Opens Azure for many identities in many clouds; they share connections where they trust the same authorities. */
public final class AzureAccounts {
    private final Map<Optional<Path>, HttpClient> transports = new HashMap<>();
    private final InstantSource clock;

    /** @throws IllegalArgumentException with a sentence, when a cloud's certificates cannot be read */
    public AzureAccounts(Clouds clouds, InstantSource clock) {
        this.clock = clock;
        clouds.byName().values().stream().map(TrustedCloud::caFile)
                .forEach(caFile -> transports.computeIfAbsent(caFile, Pipelines::httpClient));
    }

    /** Azure as seen with these credentials, with no token yet; nothing is sent before the first call. */
    public Azure open(AzureConfig config) {
        return Azure.over(transports.get(config.caFile()), config, clock);
    }
}
