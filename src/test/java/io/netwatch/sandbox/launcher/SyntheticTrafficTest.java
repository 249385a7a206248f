package io.netwatch.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netwatch.sandbox.azure.ArmRules;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Endpoints;
import io.netwatch.sandbox.azure.ManualClock;
import io.netwatch.sandbox.azure.NetworkWatcher;
import io.netwatch.sandbox.azure.StorageAccount;
import io.netwatch.sandbox.azure.StoredBlob;
import io.netwatch.sandbox.azure.VirtualMachine;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyntheticTrafficTest {
    private final ManualClock clock = new ManualClock("2026-03-01T02:00:00Z");
    private final VirtualMachine machine = VirtualMachine.linux("s", "app", "web-1", "westeurope", "10.0.0.4")
            .withTraffic(50_000);
    private final StorageAccount account = StorageAccount.of("s", "app", "captures1", "westeurope");
    private final NetworkWatcher watcher = NetworkWatcher.automatic("s", "westeurope");
    private final Azure azure = new Azure(AzureWorld.builder().machine(machine).account(account).watcher(watcher)
            .rules(ArmRules.standard().withTokensRequired(false)).traffic(new SyntheticTraffic(Map.of())).build(),
            clock,
            Endpoints.PUBLIC);

    @Test
    void fillsTheFileOfACaptureUpToItsByteLimit() throws IOException {
        assertThat(fileOf("\"totalBytesPerSession\":1000000,\"timeLimitInSeconds\":60")).satisfies(file -> {
            assertThat(file.size()).isBetween(800_000, 1_000_000);
            assertThat(file.content().duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(0)).isEqualTo(0xa1b2c3d4);
        });
    }

    @Test
    void handsTheFiltersOn() throws IOException {
        assertThat(fileOf("\"filters\":[{\"remoteIPAddress\":\"198.51.100.250\"}],\"timeLimitInSeconds\":60").size())
                .isEqualTo(24);
    }

    private StoredBlob fileOf(String properties) throws IOException {
        JsonNode body = new ObjectMapper()
                .readTree("{\"properties\":{\"target\":\"%s\",\"storageLocation\":{\"storageId\":\"%s\"},%s}}"
                        .formatted(machine.id(), account.id(), properties));
        var answer = azure.answer(Face.ARM,
                Call.of("PUT", watcher.id() + "/packetCaptures/c1?api-version=2024-07-01").with(body));
        assertThat(answer.status()).isEqualTo(201);
        clock.advance(Duration.ofMinutes(2));
        return azure.blobs().getFirst();
    }
}
