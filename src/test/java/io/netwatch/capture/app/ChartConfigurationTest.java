package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.capture.app.Configuration.CredentialKind;
import io.netwatch.chart.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart writes the configuration files; the processes must be able to read them. */
class ChartConfigurationTest {
    private static final Set<String> WRITTEN_BY_THE_CHART = Set.of("namespace", "leaderElection", "health",
            "bridge.host",
            "bridge.port", "bridge.tokens", "azure.clientSecretFile", "azure.clientCertificateFile",
            "azure.federatedTokenFile", "bridge.tls", "news");
    private static final String ALL = """
            config:
              installId: 0a1b2c3d
              azure:
                cloud: Stack
                credential: ClientSecret
                tenantId: 00000000-0000-0000-0000-00000000000a
                clientId: 00000000-0000-0000-0000-00000000000c
                clouds:
                - {name: Stack, resourceManager: "https://m.example", authority: "https://a.example", audience: "https://m.example",
                   blobEndpoint: "https://{account}.b.example", apiVersion: "2024-07-01", caFile: /ca.pem}
              allow:
              - {namespace: "*", scope: /subscriptions/1, installAgent: true}
              limits: {maxSessionsPerWatcher: 5}
              evidence: {maxReadBytes: 4294967295}
              bridge:
                requireBoth: true
                entra:
                - {tenantId: 00000000-0000-0000-0000-00000000000a, clientId: 00000000-0000-0000-0000-00000000000d, namespace: shop}
            operator: {credentialSecret: {name: azure, key: secret}}
            bridge: {tokens: [{namespace: shop, secret: {name: bridge-shop, key: token}}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void theOperatorReadsWhatTheValuesSay() throws IOException {
        Configuration config = read("operator", ALL);

        assertThat(config.namespace()).isEqualTo(Chart.RELEASE);
        assertThat(config.leaderElection()).isTrue();
        assertThat(config.installId()).isEqualTo("0a1b2c3d");
        assertThat(config.azure().credential()).isEqualTo(CredentialKind.ClientSecret);
        assertThat(config.azure().clouds()).singleElement().satisfies(
                cloud -> assertThat(cloud.apiVersion()).isEqualTo("2024-07-01"));
        assertThat(config.azure().clientSecretFile()).isNotNull();
        assertThat(config.allow()).singleElement().satisfies(allowed -> assertThat(allowed.installAgent()).isTrue());
        assertThat(config.limits().maxSessionsPerWatcher()).isEqualTo(5);
        assertThat(config.evidence().maxReadBytes()).isEqualTo(4_294_967_295L);
        assertThat(config.bridge()).isNull();
    }

    @Test
    void theBridgeReadsWhatTheValuesSay() throws IOException {
        Configuration config = read("bridge", ALL);

        assertThat(config.azure()).isNull();
        assertThat(config.bridge().requireBoth()).isTrue();
        assertThat(config.bridge().tokens()).singleElement()
                .satisfies(token -> assertThat(token.namespace()).isEqualTo("shop"));
        assertThat(config.bridge().entra()).hasSize(1);
        assertThat(Settings.bridge(config).port()).isEqualTo(8080);
    }

    @Test
    void certificateAndNewsAreReadAsMounted() throws IOException {
        String values = ALL.replace("bridge: {tokens",
                "news: {hosts: [events.example.com], sinks: [{name: on-call, type: Slack, secret: {name: news, key: u}}]}\nbridge: {tlsSecret: mine, tokens");
        assertThat(read("operator", values).news().sinks()).hasSize(1);
        assertThat(Settings.news(read("operator", values)).sinks()).hasSize(1);
        assertThat(read("bridge", values).bridge().tls().keyFile().toString()).endsWith("tls.key");
    }

    @Test
    void theDefaultsAreReadable() throws IOException {
        assertThat(read("operator", "").allow()).isEmpty();
    }

    @Test
    void everyKeyOfTheConfigurationHasAValue() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Chart.FOLDER.resolve("values.schema.json").toFile())
                .at("/properties/config");
        assertThat(ConfigurationKeys.all()).hasSizeGreaterThan(20)
                .filteredOn(key -> WRITTEN_BY_THE_CHART.stream().noneMatch(key::startsWith))
                .allSatisfy(key -> assertThat(schema.at(pointer(key)).isMissingNode())
                        .as("config.%s is in values.schema.json (and in values.yaml)", key).isFalse());
    }

    private Configuration read(String role, String values) throws IOException {
        return ConfigurationFile
                .read(Files.writeString(folder.resolve("config.yaml"), Chart.render(values).configuration(role)));
    }

    private static String pointer(String key) {
        return "/properties/" + key.replace("[]", "/items").replace(".", "/properties/");
    }
}
