package io.netwatch.capture.azure;

import com.azure.core.http.HttpClient;
import io.netwatch.capture.core.terms.Confidential;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** The whole Azure room, SDK included, over a transport of the test's own. */
public final class AzureOverModel {
    private static final Cloud CLOUD = new Cloud("Simulation", URI.create("https://arm.test"),
            "https://arm.test/.default",
            URI.create("https://login.test"), "https://{account}.blob.test", Cloud.DEFAULT_API_VERSION);

    private AzureOverModel() {}

    public static Azure over(HttpClient transport, String tenant, String client, String secret, InstantSource clock) {
        var config = new AzureConfig(CLOUD,
                new Identity.ClientSecret(new Identity.App(tenant, client), new Confidential(secret)), Optional.empty(),
                AzureConfig.Timeouts.DEFAULT);
        return Azure.over(transport, config, clock);
    }
}
