package io.netwatch.capture.app;

import io.netwatch.capture.azure.Azure;
import io.netwatch.capture.azure.Clouds;
import io.netwatch.capture.azure.Identity;
import io.netwatch.capture.core.terms.Confidential;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a person's command reaches storage accounts: with that person's own rights, never the operator's. */
final class AzureLogin {
    private static final String AZURE_CLI = "azure-cli";
    private static final String ENVIRONMENT = "environment";

    @Option(names = "--credential", paramLabel = "KIND", defaultValue = AZURE_CLI, description = "azure-cli is who is signed in with az, environment the app registration of AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (default: ${DEFAULT-VALUE}).")
    private String credential;

    @Option(names = "--cloud", paramLabel = "NAME", description = "The cloud of the storage account (default: that of the configuration, or AzurePublic).")
    private Optional<String> cloud;

    @Option(names = "--config", paramLabel = "FILE", description = "The operator's configuration, for clouds that are not Microsoft's; its secrets are not read.")
    private Optional<Path> config;

    /** Nothing is sent yet. */
    Azure azure(Map<String, String> environment) {
        Clouds known = config.map(ConfigurationFile::read).map(read -> AzureSettings.of(read, environment).clouds())
                .orElseGet(() -> Clouds.of(List.of(), "AzurePublic"));
        Clouds chosen = cloud.map(name -> new Clouds(known.byName(), name)).orElse(known);
        return Azure.connect(chosen.as(identity(environment)), InstantSource.system());
    }

    /** False where the configuration, if one is named, wants no names told that were looked up. */
    boolean tellsDnsNames() {
        return config.map(ConfigurationFile::read).map(read -> read.evidence().dnsNames()).orElse(true);
    }

    private Identity identity(Map<String, String> environment) {
        return switch (credential) {
            case AZURE_CLI -> new Identity.AzureCli();
            case ENVIRONMENT -> new Identity.ClientSecret(
                    new Identity.App(variable(environment, "AZURE_TENANT_ID"),
                            variable(environment, "AZURE_CLIENT_ID")),
                    new Confidential(variable(environment, "AZURE_CLIENT_SECRET")));
            default -> throw CommandFailed.usage("--credential is \"%s\": write %s or %s.".formatted(credential,
                    AZURE_CLI, ENVIRONMENT));
        };
    }

    private static String variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank())
                .orElseThrow(() -> CommandFailed.usage("The variable " + name
                        + " is not set: --credential environment needs AZURE_TENANT_ID, AZURE_CLIENT_ID and"
                        + " AZURE_CLIENT_SECRET."));
    }
}
