package io.netwatch.capture.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.identity.ClientSecretCredentialBuilder;
import reactor.core.publisher.Mono;

/** The credential by which Entra gives tokens: always the configured one, never a chain that tries what it finds. */
final class Tokens {
    private Tokens() {}

    /** A credential whose every failure is a {@link TokenFailure}. */
    static TokenCredential of(AzureConfig config, HttpPipeline pipeline) {
        String secret = config.clientSecret().get();
        ClientSecretCredentialBuilder builder = new ClientSecretCredentialBuilder().pipeline(pipeline)
                .authorityHost(config.cloud().authorityHost().toString()).tenantId(config.tenantId())
                .clientId(config.clientId()).clientSecret(secret);
        if (config.cloud().hasPrivateAuthority()) {
            builder.disableInstanceDiscovery();
        }
        TokenCredential entra = builder.build();
        TokenFailure.Describer describer = new TokenFailure.Describer(config.cloud().authorityHost(), secret);
        return request -> Mono.defer(() -> entra.getToken(request)).onErrorMap(describer::describe);
    }
}
