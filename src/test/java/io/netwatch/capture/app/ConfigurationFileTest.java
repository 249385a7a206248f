package io.netwatch.capture.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.app.ConfigurationFile.Misconfigured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in the file is answered with its place, its name, and what to write instead. */
class ConfigurationFileTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "bridge: {tokns: []} | 1 | unknown key `bridge.tokns`: did you mean `tokens`?",
            "namespace: a;azzure: {} | 2 | unknown key `azzure`: did you mean `azure`?",
            "azure:;  clientID: a | 2 | unknown key `azure.clientID`: did you mean `clientId`?",
            "azure:;  clouds:;  - nmae: x | 3 | unknown key `azure.clouds[0].nmae`: did you mean `name`?",
            "health: {zzzzzz: 1} | 1 | unknown key `health.zzzzzz`: known here are host, port",
            "azure:;  tennantId: t;  cloud: c;allow:;- {namespace: n, scope: /subscriptions/s} | 2 | unknown key `azure.tennantId`: did you mean `tenantId`?",
            "allow:;- {namespace: a, scope: /subscriptions/s};- {namespace: b};health: {} | 3 | allow has {namespace: b, scope: }",
            "leaderElection: perhaps | 1 | leaderElection has a value of the wrong kind: write true or false",
            "health:;  port: high | 2 | health.port has a value of the wrong kind: write a whole number",
            "allow: everything | 1 | allow has a value of the wrong kind: write a list",
            "bridge: [] | 1 | bridge has a value of the wrong kind: write keys and values: host, port, tokens",
            "azure:;  credential: Password | 2 | azure.credential has none of the known values: write one of ClientSecret, ClientCertificate, WorkloadIdentity, ManagedIdentity, None",
            "allow: [{namespace: a, scope: b}] | 1 | write a namespace or *, and /subscriptions/ID or an id below it",
            "namespace: a;namespace: b | 2 | not readable as YAML: Duplicate field 'namespace'",
            "bridge: { | 1 | not readable as YAML: "})
    void isASentence(String lines, int line, String words) {
        assertThatThrownBy(() -> read(lines.replace(";", "\n"))).isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith(directory.resolve("config.yaml") + ", line " + line)
                .hasMessageContaining(words);
    }

    @Test
    void aValueIsNeverRepeatedSinceItMayBeASecret() {
        assertThatThrownBy(() -> read("azure:\n  clientSecretFile: {hunter2: hunter2}"))
                .hasMessageContaining("azure.clientSecretFile").hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> read("health: hunter2: hunter2")).hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> read("health: {port: hunter2}")).hasMessageNotContaining("hunter2");
    }

    @Test
    void aFileThatIsMissingOrEmptyIsASentenceToo() {
        assertThatThrownBy(() -> ConfigurationFile.read(directory.resolve("none.yaml")))
                .hasMessageEndingWith("none.yaml does not exist: name the configuration with --config FILE");
        assertThatThrownBy(() -> read(""))
                .hasMessageContaining("the file has a value of the wrong kind: write keys and");
        assertThatThrownBy(() -> read("~")).hasMessageContaining("is empty: docs/configuration.md shows");
    }

    @Test
    void aNumberMayBeAnInstallId() throws IOException {
        assertThat(read("installId: 01234567").installId()).isEqualTo("01234567");
    }

    @ParameterizedTest
    @CsvSource({"tokns, tokens", "Tokens, tokens", "tkoens, tokens", "tokenss, tokens", "port, port"})
    void aSlipOrTwoAreUnderstood(String written, String meant) {
        assertThat(Nearest.of(written, List.of("host", "port", "tokens"))).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"callers", "x", "secret"})
    void anotherWordIsNotGuessed(String written) {
        assertThat(Nearest.of(written, List.of("host", "port", "tokens"))).isEmpty();
    }

    private Configuration read(String yaml) throws IOException {
        return ConfigurationFile.read(Files.writeString(directory.resolve("config.yaml"), yaml));
    }
}
