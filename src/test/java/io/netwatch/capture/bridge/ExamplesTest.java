package io.netwatch.capture.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.bridge.schema.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What examples/alerts/README.md promises. */
class ExamplesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T02:01:07Z");

    @ParameterizedTest
    @CsvSource({"common-schema-fired, created", "metric-alert-activated, created", "common-schema-resolved, resolved",
            "metric-alert-deactivated, resolved"})
    void eachExampleDoesWhatItsNameSays(String example, String result) throws IOException {
        MemoryCluster cluster = new MemoryCluster().with("shop", "egress", "Network Out Total");

        assertThat(send(cluster, example, "1").result()).isEqualTo(result);
    }

    @Test
    void theSameAlertIdIsARepeatAndAnotherOneIsCoveredByTheCaptureUnderWay() throws IOException {
        MemoryCluster cluster = new MemoryCluster().with("shop", "egress", "Network Out Total");
        send(cluster, "common-schema-fired", "1");

        assertThat(send(cluster, "common-schema-fired", "1").result()).isEqualTo("already-stored");
        assertThat(send(cluster, "common-schema-fired", "2").result()).isEqualTo("covered");
        assertThat(cluster.stored()).hasSize(1);
    }

    private static Outcome send(MemoryCluster cluster, String example, String alertId) throws IOException {
        String message = Files.readString(Path.of("examples/alerts", example + ".json"))
                .replace("FIRED_TIME", NOW.toString()).replace("ALERT_ID", alertId);
        return new AlertHandler(cluster, cluster, cluster, cluster).handle(Message.of(message.getBytes(UTF_8)), "shop",
                NOW);
    }
}
