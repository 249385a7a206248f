package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netwatch.capture.core.request.RunState;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.terms.ArmId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    private static final String TARGET = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm1";

    @Test
    void readsASession() throws IOException {
        assertThat(Sessions.session("""
                {"name":"c","properties":{"provisioningState":"Succeeded","target":"%s","bytesToCapturePerPacket":96,
                "totalBytesPerSession":4294967295,"timeLimitInSeconds":60,"storageLocation":{"storageId":"x",
                "storagePath":"https://a.blob.core.windows.net/network-watcher-logs/f.cap"},"filters":[],
                "queryPacketCaptureLastOperationId":"not known to the SDK"}}""".formatted(TARGET)))
                .isEqualTo(new Session(new ArmId(TARGET), 60, 4294967295L, 96,
                        "https://a.blob.core.windows.net/network-watcher-logs/f.cap", "Succeeded"));
    }

    @Test
    void readsARingBuffersSessionAsOneWithoutLimits() throws IOException {
        assertThat(Sessions.session("""
                {"properties":{"provisioningState":"Succeeded","target":"%s","bytesToCapturePerPacket":0,
                "continuousCapture":true,"captureSettings":{"fileCount":2},"storageLocation":{"storagePath":""}}}"""
                .formatted(TARGET)))
                .isEqualTo(new Session(new ArmId(TARGET), 0, 0, 0, "", "Succeeded"));
    }

    @Test
    void keepsAProvisioningStateThatItDoesNotKnow() throws IOException {
        assertThat(Sessions.session("{\"properties\":{\"target\":\"%s\",\"provisioningState\":\"Canceled\"}}"
                .formatted(TARGET)).provisioningState()).isEqualTo("Canceled");
    }

    @Test
    void readsHowASessionEnded() throws IOException {
        assertThat(Sessions.runState("""
                {"captureStartTime":"2024-08-26T05:57:06.5288552Z","packetCaptureStatus":"Stopped",
                "stopReason":"TimeExceeded\\u202e","packetCaptureError":["StorageFailed","BrandNew"]}"""))
                .isEqualTo(new RunState(Status.Stopped, Optional.of(Instant.parse("2024-08-26T05:57:06.5288552Z")),
                        "TimeExceeded", List.of("StorageFailed", "BrandNew")));
    }

    @ParameterizedTest
    @CsvSource({"NotStarted, NotStarted", "Running, Running", "running, Running", "Stopped, Stopped", "Error, Error",
            "Unknown, Unknown", "Paused, Unknown", "'', Unknown"})
    void takesAWordThatItDoesNotKnowAsUnknown(String word, Status status) throws IOException {
        assertThat(Sessions.runState("{\"packetCaptureStatus\":\"%s\"}".formatted(word)))
                .isEqualTo(new RunState(status, Optional.empty(), "", List.of()));
    }

    @Test
    void knowsNothingWithoutAStatus() throws IOException {
        assertThat(Sessions.runState("{}")).isEqualTo(Sessions.unknown());
    }
}
