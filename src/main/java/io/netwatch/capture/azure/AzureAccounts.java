package io.netwatch.capture.azure;

import com.azure.core.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Opens Azure for many identities in many clouds; they share connections where they trust the same authorities. */
public final class AzureAccounts {
    private final Map<Optional<Path>, HttpClient> transports = new HashMap<>();
    private final Map<Principal, Budget> budgets = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /** Whose calls Azure counts together, whatever secret they are made with. */
    private record Principal(String cloud, String client) {
        static Principal of(AzureConfig config) {
            return new Principal(config.cloud().name(), config.identity().client().orElse(""));
        }
    }

    /** @throws IllegalArgumentException with a sentence, when a cloud's certificates cannot be read */
    public AzureAccounts(Clouds clouds, InstantSource clock) {
        this.clock = clock;
        clouds.byName().values().stream().map(TrustedCloud::caFile)
                .forEach(caFile -> transports.computeIfAbsent(caFile, Pipelines::httpClient));
    }

    /** Azure as seen with these credentials, with no token yet; nothing is sent before the first call. */
    public Azure open(AzureConfig config) {
        return Azure.over(transports.get(config.caFile()), config, clock,
                budgets.computeIfAbsent(Principal.of(config), _ -> new Budget()));
    }
}
