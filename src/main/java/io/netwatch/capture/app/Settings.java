package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.AzureSection;
import io.netwatch.capture.app.Configuration.CustomCloud;
import io.netwatch.capture.app.Configuration.EntraSection;
import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.azure.AzureConfig;
import io.netwatch.capture.azure.AzureConfig.Timeouts;
import io.netwatch.capture.azure.Cloud;
import io.netwatch.capture.bridge.BridgeConfig;
import io.netwatch.capture.bridge.EntraCaller;
import io.netwatch.capture.bridge.EntraCaller.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gives every room the part of the configuration that it declares. */
final class Settings {
    private Settings() {}

    static AzureConfig azure(Configuration config) {
        AzureSection azure = config.azure();
        if (azure == null) {
            throw new Misconfigured("azure is missing: the operator needs azure.tenantId, azure.clientId and"
                    + " azure.clientSecretFile");
        }
        Optional<Path> caFile = Optional.ofNullable(azure.custom()).map(CustomCloud::caFile);
        return new AzureConfig(cloud(azure), azure.tenantId(), azure.clientId(),
                () -> secret("azure.clientSecretFile", azure.clientSecretFile()), caFile, Timeouts.DEFAULT);
    }

    static BridgeConfig bridge(Configuration config) {
        if (config.bridge() == null) {
            throw new Misconfigured("bridge is missing: it needs bridge.tokens, a list of {file, namespace}");
        }
        return new BridgeConfig(config.bridge().host(), config.bridge().port(), config.bridge().tokens().stream()
                .map(token -> new BridgeConfig.Caller(token.file(), token.namespace())).toList(),
                config.bridge().entra().stream().map(Settings::entra).toList(), config.bridge().requireBoth(), null);
    }

    private static EntraCaller entra(EntraSection entra) {
        return new EntraCaller(authority(entra), entra.tenantId(), entra.clientId(), entra.namespace(), entra.appId(),
                entra.role());
    }

    private static Authority authority(EntraSection entra) {
        if (entra.authority() != null) {
            return new Authority(entra.authority(), entra.authority(), Optional.ofNullable(entra.caFile()));
        }
        return switch (entra.cloud() == null ? "AzurePublic" : entra.cloud()) {
            case "AzurePublic" -> Authority.PUBLIC;
            case "AzureChina" -> Authority.CHINA;
            case "AzureUSGovernment" -> Authority.US_GOVERNMENT;
            default -> throw new Misconfigured("bridge.entra[].cloud is \"" + entra.cloud()
                    + "\": use AzurePublic, AzureChina or AzureUSGovernment, or name bridge.entra[].authority");
        };
    }

    private static Cloud cloud(AzureSection azure) {
        if (azure.custom() != null) {
            CustomCloud custom = azure.custom();
            return new Cloud(azure.cloud() == null ? "Custom" : azure.cloud(), custom.resourceManager(),
                    custom.audience() + "/.default", custom.authority(), custom.blobEndpoint(),
                    Optional.ofNullable(custom.apiVersion()).orElse(Cloud.DEFAULT_API_VERSION));
        }
        return switch (azure.cloud() == null ? "AzurePublic" : azure.cloud()) {
            case "AzurePublic" -> Cloud.azurePublic();
            case "AzureChina" -> Cloud.azureChina();
            case "AzureUSGovernment" -> Cloud.azureUsGovernment();
            default -> throw new Misconfigured("azure.cloud is \"" + azure.cloud()
                    + "\": use AzurePublic, AzureChina or AzureUSGovernment, or describe it under azure.custom");
        };
    }

    private static String secret(String key, Path file) {
        if (file == null) {
            throw new Misconfigured(key + " is missing: name the file that holds the secret");
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Misconfigured(key + " names " + file + ", which cannot be read", e);
        }
    }
}
