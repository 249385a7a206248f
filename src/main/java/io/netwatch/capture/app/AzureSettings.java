package io.netwatch.capture.app;

import io.netwatch.capture.app.Configuration.AzureSection;
import io.netwatch.capture.app.Configuration.CloudSection;
import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import io.netwatch.capture.azure.Cloud;
import io.netwatch.capture.azure.Clouds;
import io.netwatch.capture.azure.SecretKeys;
import io.netwatch.capture.azure.TrustedCloud;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of the configuration that is about Azure.
 *
 * @param environment of the process, where AKS's workload identity webhook writes what it has mounted
 */
record AzureSettings(AzureSection section, Map<String, String> environment) {

    static AzureSettings of(Configuration config, Map<String, String> environment) {
        if (config.azure() == null) {
            throw new Misconfigured("azure is missing: the operator needs azure.tenantId, azure.clientId and"
                    + " azure.clientSecretFile, or another azure.credential");
        }
        return new AzureSettings(config.azure(), environment);
    }

    Clouds clouds() {
        return Clouds.of(section.clouds().stream().map(AzureSettings::cloud).toList(), section.cloud());
    }

    SecretKeys secretKeys() {
        return new SecretKeys(clouds(), federatedTokenFile());
    }

    Optional<Path> federatedTokenFile() {
        return Optional.ofNullable(section.federatedTokenFile())
                .or(() -> Optional.ofNullable(environment.get("AZURE_FEDERATED_TOKEN_FILE")).map(Path::of));
    }

    private static TrustedCloud cloud(CloudSection section) {
        if (section.name() == null) {
            throw new Misconfigured("azure.clouds[].name is missing: say how requests and azure.cloud call this cloud");
        }
        Optional<Path> caFile = Optional.ofNullable(section.caFile());
        return new TrustedCloud(Clouds.microsofts()
                .filter(known -> known.name().equals(section.name()) && !namesAddresses(section)).findFirst()
                .map(known -> variant(known, section)).orElseGet(() -> custom(section)), caFile);
    }

    private static Cloud custom(CloudSection section) {
        try {
            return new Cloud(section.name(), required("resourceManager", section.resourceManager()),
                    required("audience", section.audience()) + "/.default", required("authority", section.authority()),
                    required("blobEndpoint", section.blobEndpoint()),
                    Optional.ofNullable(section.apiVersion()).orElse(Cloud.DEFAULT_API_VERSION));
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("azure.clouds, " + section.name() + ": " + e.getMessage(), e);
        }
    }

    private static boolean namesAddresses(CloudSection section) {
        return Stream.of(section.resourceManager(), section.authority(), section.audience(), section.blobEndpoint())
                .anyMatch(Objects::nonNull);
    }

    private static Cloud variant(Cloud known, CloudSection section) {
        return new Cloud(known.name(), known.armEndpoint(), known.armScope(), known.authorityHost(),
                known.blobEndpoint(), Optional.ofNullable(section.apiVersion()).orElse(known.apiVersion()));
    }

    private static <T> T required(String key, T value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    key + " is missing; a cloud of your own needs resourceManager, authority,"
                            + " audience and blobEndpoint.");
        }
        return value;
    }
}
