package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.AzureSection;
import io.netwatch.capture.app.Configuration.CustomCloud;
import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.azure.AzureConfig;
import io.netwatch.capture.azure.AzureConfig.Timeouts;
import io.netwatch.capture.azure.Cloud;
import io.netwatch.capture.bridge.BridgeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gives every room the part of the configuration that it declares. */
final class Settings {
    /** No capture file is longer. */
    private static final long MOST_READ_BYTES = 4_294_967_295L;

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
                .map(token -> new BridgeConfig.Caller(token.file(), token.namespace())).toList(), null);
    }

    static long maxReadBytes(Configuration config) {
        long bytes = config.evidence().maxReadBytes();
        if (bytes < 1 || bytes > MOST_READ_BYTES) {
            throw new Misconfigured("evidence.maxReadBytes is " + bytes + ": give 1 to " + MOST_READ_BYTES);
        }
        return bytes;
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
