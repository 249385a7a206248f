package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.AzureSection;
import io.netwatch.capture.app.Configuration.CredentialKind;
import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.azure.Credentials;
import io.netwatch.capture.azure.Identity;
import io.netwatch.capture.azure.Identity.App;
import io.netwatch.capture.core.terms.Confidential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operator's own identity. Files are read anew each time, so that a mounted secret may be rotated.
 *
 * @param settings which kind it is and where its parts are
 */
record OwnIdentity(AzureSettings settings) {
    /** @throws Misconfigured when a part is missing, unreadable, or of another kind */
    Optional<Identity> read() {
        AzureSection azure = settings.section();
        refuseForeign(azure);
        try {
            return switch (azure.credential()) {
                case ClientSecret -> Optional.of(new Identity.ClientSecret(app(azure),
                        content("azure.clientSecretFile", azure.clientSecretFile())));
                case ClientCertificate -> Optional.of(new Identity.ClientCertificate(app(azure),
                        content("azure.clientCertificateFile", azure.clientCertificateFile())));
                case WorkloadIdentity -> Optional.of(workloadIdentity(azure));
                case ManagedIdentity ->
                    Optional.of(new Identity.ManagedIdentity(Optional.ofNullable(azure.clientId())));
                case None -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("azure: " + e.getMessage(), e);
        }
    }

    /** The same for a process that runs: what is wrong now is told by the requests that need it. */
    Credentials credentials() {
        try {
            return read().<Credentials>map(identity -> new Credentials.Present(settings.clouds().as(identity)))
                    .orElseGet(() -> new Credentials.Missing("The operator has no credentials of its own: "
                            + "name a Secret in spec.credentialsRef."));
        } catch (Misconfigured e) {
            return new Credentials.Missing("The operator's own credentials cannot be used: " + e.getMessage() + ".");
        }
    }

    private static App app(AzureSection azure) {
        return new App(azure.tenantId(), azure.clientId());
    }

    private Identity workloadIdentity(AzureSection azure) {
        Map<String, String> set = settings.environment();
        Path tokenFile = settings.federatedTokenFile().orElseThrow(() -> new Misconfigured(
                "azure.federatedTokenFile is missing; the workload identity webhook sets AZURE_FEDERATED_TOKEN_FILE, or"
                        + " name the file"));
        content("azure.federatedTokenFile", tokenFile);
        return new Identity.WorkloadIdentity(new App(
                Optional.ofNullable(azure.tenantId()).orElse(set.get("AZURE_TENANT_ID")),
                Optional.ofNullable(azure.clientId()).orElse(set.get("AZURE_CLIENT_ID"))), tokenFile);
    }

    /** A key that the chosen kind would ignore is a sign that another kind was meant. */
    private static void refuseForeign(AzureSection azure) {
        foreign(azure, CredentialKind.ClientSecret, "clientSecretFile", azure.clientSecretFile());
        foreign(azure, CredentialKind.ClientCertificate, "clientCertificateFile", azure.clientCertificateFile());
        if (Stream.of(CredentialKind.ManagedIdentity, CredentialKind.None).anyMatch(azure.credential()::equals)
                && azure.tenantId() != null) {
            throw new Misconfigured("azure.tenantId has no meaning with azure.credential " + azure.credential()
                    + ": remove it");
        }
    }

    private static void foreign(AzureSection azure, CredentialKind kind, String key, Path value) {
        if (value != null && azure.credential() != kind) {
            throw new Misconfigured("azure.%s belongs to azure.credential %s, which is %s: remove the one or change the"
                    .formatted(key, kind, azure.credential()) + " other");
        }
    }

    private static Confidential content(String key, Path file) {
        if (file == null) {
            throw new Misconfigured(key + " is missing: name the file");
        }
        try {
            return new Confidential(Files.readString(file).strip());
        } catch (IOException e) {
            throw new Misconfigured(key + " names " + file + ", which cannot be read", e);
        }
    }
}
