package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.azure.AzureConfig.Timeouts;
import io.netwatch.capture.core.terms.Confidential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureConfigTest {
    @TempDir
    Path directory;

    @Test
    void neverShowsTheSecret() {
        assertThat(config("t", "c", Optional.empty()).toString()).doesNotContain("hunter2");
        assertThat(new TokenFailure.Describer(Cloud.azurePublic().authorityHost(),
                Optional.of(new Confidential("hunter2"))).toString())
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({"'', c, tenantId", "t, ' ', clientId", "t, , clientId"})
    void saysWhichFieldIsEmpty(String tenant, String client, String field) {
        assertThatThrownBy(() -> config(tenant, client, Optional.empty()))
                .hasMessageStartingWith(field + " is empty. Set it to ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no certificate"})
    void saysThatACaFileIsUnusable(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("ca.pem"), content);

        assertThatThrownBy(() -> Azure.connect(config("t", "c", Optional.of(file)), InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("caFile is \"" + file, "PEM", "Mount");
    }

    @Test
    void saysThatACaFileIsMissing() {
        Path file = directory.resolve("missing.pem");

        assertThatThrownBy(() -> Azure.connect(config("t", "c", Optional.of(file)), InstantSource.system()))
                .hasMessageContaining("caFile is \"" + file);
    }

    private static AzureConfig config(String tenant, String client, Optional<Path> caFile) {
        return new AzureConfig(Cloud.azurePublic(),
                new Identity.ClientSecret(new Identity.App(tenant, client), new Confidential("hunter2")), caFile,
                Timeouts.DEFAULT);
    }
}
