package io.netwatch.sandbox.azure;

import static io.netwatch.sandbox.azure.TestAzure.ACCOUNT;
import static io.netwatch.sandbox.azure.TestAzure.MACHINE;
import static io.netwatch.sandbox.azure.TestAzure.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Files that rotate; the machine's traffic fills one in 100 seconds. */
class RingBufferTest {
    private final TestAzure azure = TestAzure.standard();

    /** Recorded 2025: no word of the classic limits, and storagePath is there and empty. */
    @Test
    void answersWhatTheRecordingShows() {
        JsonNode properties = azure.put("c1", json("{'properties':{'target':'" + MACHINE.id()
                + "','targetType':'AzureVM','storageLocation':{'localPath':'C:\\\\captures\\\\Capture.cap'},"
                + "'continuousCapture':true,'captureSettings':{'fileCount':2,'fileSizeInBytes':102400,"
                + "'sessionTimeLimitInSeconds':60}}}")).json().path("properties");

        assertThat(properties.fieldNames()).toIterable().containsExactly("provisioningState", "target", "scope",
                "targetType", "bytesToCapturePerPacket", "storageLocation", "continuousCapture", "captureSettings",
                "filters");
        assertThat(properties.path("storageLocation")).hasToString(
                json("{'storagePath':'','localPath':'C:\\\\captures\\\\Capture.cap'}").toString());
        assertThat(properties.path("captureSettings")).hasToString(
                json("{'fileCount':2,'fileSizeInBytes':102400,'sessionTimeLimitInSeconds':60}").toString());
    }

    @Test
    void endsAfterItsOwnTimeOnly() {
        create(",'captureSettings':{'fileCount':2,'fileSizeInBytes':100000,'sessionTimeLimitInSeconds':20000}");
        azure.pass(Duration.ofSeconds(19_999));
        assertThat(azure.status("c1").path("packetCaptureStatus").asText()).isEqualTo("Running");

        azure.pass(Duration.ofSeconds(10));
        assertThat(azure.status("c1").path("stopReason").asText()).isEqualTo("TimeExceeded");
    }

    @Test
    void keepsTheNewestFilesOnly() {
        create(",'captureSettings':{'fileCount':2,'fileSizeInBytes':100000,'sessionTimeLimitInSeconds':450}");
        azure.pass(Duration.ofSeconds(103));
        assertThat(azure.azure.blobs()).hasSize(1);
        azure.pass(Duration.ofSeconds(200));
        assertThat(azure.azure.blobs()).hasSize(2);
        azure.pass(Duration.ofHours(1));

        assertThat(azure.azure.blobs()).extracting(blob -> blob.address().name())
                .allMatch(name -> name.contains("packetcapture_02_00_00_000")).satisfiesExactly(
                        older -> assertThat(older).endsWith("_00004.cap"),
                        newer -> assertThat(newer).endsWith("_00005.cap"));
    }

    @Test
    void hasTheSpecifiedDefaults() {
        JsonNode settings = create("").json().at("/properties/captureSettings");

        assertThat(settings).hasToString(
                json("{'fileCount':10,'fileSizeInBytes':104857600,'sessionTimeLimitInSeconds':86400}").toString());
    }

    private Answer create(String more) {
        return azure.put("c1", json("{'properties':{'target':'" + MACHINE.id() + "','storageLocation':{'storageId':'"
                + ACCOUNT.id() + "'},'continuousCapture':true" + more + "}}"));
    }
}
