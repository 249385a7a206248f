package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bridge that could not work is told so at its start, by the field that is wrong. */
class BridgeConfigTest {
    private static final BridgeConfig.Caller TOKEN = new BridgeConfig.Caller(Path.of("/token"), "shop");
    private static final EntraCaller ENTRA = new EntraCaller(null, "tenant", "client", "shop", null, null);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535})
    void everyPortMayBeTaken(int port) {
        assertThat(config(port, List.of(TOKEN), List.of(), false).port()).isEqualTo(port);
        assertThat(config(port, List.of(TOKEN), null, false).deadline()).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void whatIsNoPortIsRefused(int port) {
        assertThatIllegalArgumentException().isThrownBy(() -> config(port, List.of(TOKEN), List.of(), false))
                .withMessage("bridge.port is " + port + ": use 0 to 65535.");
    }

    @Test
    void somebodyMustBeAbleToSend() {
        assertThatIllegalArgumentException().isThrownBy(() -> config(0, null, null, false))
                .withMessageStartingWith("bridge.tokens is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> config(0, List.of(TOKEN), List.of(), true))
                .withMessageStartingWith("bridge.requireBoth is true");
        assertThatIllegalArgumentException().isThrownBy(() -> config(0, List.of(), List.of(ENTRA), true))
                .withMessageStartingWith("bridge.requireBoth is true");
        assertThat(config(0, List.of(), List.of(ENTRA), false).callers()).isEmpty();
        assertThat(config(0, List.of(TOKEN), List.of(ENTRA), true).both()).isTrue();
    }

    @Test
    void aCallerNeedsAFileAndANamespace() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BridgeConfig.Caller(null, "shop"))
                .withMessageStartingWith("bridge.tokens[].file is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> new BridgeConfig.Caller(Path.of("/token"), null))
                .withMessageStartingWith("bridge.tokens[].namespace is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BridgeConfig(null, 0, List.of(TOKEN), null, false, Optional.empty(), null))
                .withMessageStartingWith("bridge.host is missing");
    }

    @Test
    void aTokenFileThatCannotWorkIsFoundByTheCheck(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("token"), "short");

        assertThatIllegalArgumentException().isThrownBy(
                () -> config(0, List.of(new BridgeConfig.Caller(file, "shop")), List.of(), false).check())
                .withMessageStartingWith("Token file " + file);
    }

    @ParameterizedTest
    @CsvSource({", c, n, tenantId", "t, ' ', n, clientId", "t, c, , namespace"})
    void anEntraCallerNamesItsDirectoryItsAppAndItsNamespace(String tenant, String client, String namespace,
            String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntraCaller(null, tenant, client, namespace, null, null))
                .withMessageStartingWith("bridge.entra[]." + field + " is missing");
    }

    @Test
    void tokensOfBothVersionsAreTakenAndAzureMonitorIsTheSenderUnlessAnotherIsNamed() {
        assertThat(ENTRA.issuers()).containsExactlyInAnyOrder("https://login.microsoftonline.com/tenant/v2.0",
                "https://sts.windows.net/tenant/");
        assertThat(ENTRA.audiences()).containsExactlyInAnyOrder("client", "api://client");
        assertThat(ENTRA.keys())
                .isEqualTo(URI.create("https://login.microsoftonline.com/tenant/discovery/v2.0/keys"));
        assertThat(ENTRA.role()).isEqualTo("ActionGroupsSecureWebhook");
        assertThat(new EntraCaller(EntraCaller.Authority.CHINA, "t", "c", "n", "mine", "Sender").role())
                .isEqualTo("Sender");
    }

    private static BridgeConfig config(int port, List<BridgeConfig.Caller> callers, List<EntraCaller> entra,
            boolean both) {
        return new BridgeConfig("127.0.0.1", port, callers, entra, both, Optional.empty(), null);
    }
}
