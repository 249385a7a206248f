package io.netwatch.capture.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipeline;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import io.netwatch.capture.azure.Identity.App;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;

/** The credential by which Entra gives tokens: always the configured one, never a chain that tries what it finds. */
final class Tokens {
    private Tokens() {}

    /** A credential whose every failure is a {@link TokenFailure}. */
    static TokenCredential of(AzureConfig config, HttpPipeline pipeline) {
        TokenCredential entra = credential(config, pipeline);
        TokenFailure.Describer describer = new TokenFailure.Describer(config.cloud().authorityHost(),
                config.identity().secret());
        return request -> Mono.defer(() -> entra.getToken(request)).onErrorMap(describer::describe);
    }

    private static TokenCredential credential(AzureConfig config, HttpPipeline pipeline) {
        return switch (config.identity()) {
            case Identity.ClientSecret(var app, var password) ->
                at(config, app, new ClientSecretCredentialBuilder(), pipeline).clientSecret(password.text()).build();
            case Identity.ClientCertificate(var app, var pem) ->
                at(config, app, new ClientCertificateCredentialBuilder(), pipeline)
                        .pemCertificate(new ByteArrayInputStream(pem.text().getBytes(StandardCharsets.UTF_8))).build();
            case Identity.WorkloadIdentity(var app, var tokenFile) ->
                at(config, app, new WorkloadIdentityCredentialBuilder(), pipeline).tokenFilePath(tokenFile.toString())
                        .build();
            case Identity.AzureCli() -> new AzureCliCredentialBuilder().build();
            case Identity.ManagedIdentity(var client) -> {
                ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder().pipeline(pipeline);
                client.ifPresent(builder::clientId);
                yield builder.build();
            }
        };
    }

    private static <B extends AadCredentialBuilderBase<B>> B at(AzureConfig config, App app, B builder,
            HttpPipeline pipeline) {
        builder.pipeline(pipeline).authorityHost(config.cloud().authorityHost().toString()).tenantId(app.tenantId())
                .clientId(app.clientId());
        if (config.cloud().hasPrivateAuthority()) {
            builder.disableInstanceDiscovery();
        }
        return builder;
    }
}
