package io.netwatch.capture.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.netwatch.capture.core.terms.Reach.Allowance;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The operator's own configuration file, as written. {@code docs/configuration.md} explains every key.
 *
 * @param installId 8 hexadecimal digits; derived from the cluster when absent
 * @param namespace the operator's own namespace
 * @param allow which namespace may use which part of Azure; nothing by default
 */
record Configuration(String installId, String namespace, AzureSection azure, List<Allowance> allow,
        BridgeSection bridge,
        HealthSection health, boolean leaderElection) {

    Configuration {
        namespace = namespace == null ? "default" : namespace;
        allow = allow == null ? List.of() : List.copyOf(allow);
        health = health == null ? new HealthSection(null, null) : health;
    }

    /**
     * How to reach Azure.
     *
     * @param cloud AzurePublic, AzureChina, AzureUSGovernment, or the name of a custom cloud
     * @param custom endpoints of a custom cloud
     */
    record AzureSection(String cloud, CustomCloud custom, String tenantId, String clientId, Path clientSecretFile) {}

    /** Endpoints of a cloud that is not Microsoft's, such as Azure Stack or the sandbox. */
    record CustomCloud(URI resourceManager, URI authority, String audience, String blobEndpoint, String apiVersion,
            Path caFile) {}

    /** Where alerts come in. */
    record BridgeSection(String host, Integer port, List<TokenFile> tokens, List<EntraSection> entra,
            boolean requireBoth) {
        BridgeSection {
            host = host == null ? "0.0.0.0" : host;
            port = port == null ? 8080 : port;
            tokens = tokens == null ? List.of() : List.copyOf(tokens);
            entra = entra == null ? List.of() : List.copyOf(entra);
        }
    }

    /** A caller's token, and the namespace in which its alerts may create requests. */
    record TokenFile(@JsonProperty("file") Path file, String namespace) {}

    /**
     * A sender that proves itself by an Entra token.
     *
     * @param cloud AzurePublic, AzureChina or AzureUSGovernment; another one with {@code authority}
     * @param authority Entra of another cloud, {@code https://host[:port]}
     * @param caFile certificates that alone are trusted when the authority's keys are read
     */
    record EntraSection(String tenantId, String clientId, String namespace, String cloud, URI authority, Path caFile,
            String appId, String role) {}

    /** Where health and metrics are served. */
    record HealthSection(String host, Integer port) {
        HealthSection {
            host = host == null ? "0.0.0.0" : host;
            port = port == null ? 8081 : port;
        }
    }
}
