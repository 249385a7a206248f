package io.netwatch.capture.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netwatch.capture.core.request.CaptureTarget;
import io.netwatch.capture.core.request.Limits;
import io.netwatch.capture.core.request.RunState;
import io.netwatch.capture.core.request.RunState.Status;
import io.netwatch.capture.core.request.Scope;
import io.netwatch.capture.core.request.Session;
import io.netwatch.capture.core.request.TargetKind;
import io.netwatch.capture.core.terms.ArmId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void readsARingBuffersThreeLimits() throws IOException {
        assertThat(Sessions.session("""
                {"properties":{"provisioningState":"Succeeded","target":"%s","targetType":"AzureVM",
                "bytesToCapturePerPacket":0,"continuousCapture":true,"captureSettings":{"fileCount":2,
                "fileSizeInBytes":102400,"sessionTimeLimitInSeconds":60},"storageLocation":{"storagePath":""}}}"""
                .formatted(TARGET)))
                .isEqualTo(new Session(CaptureTarget.machine(new ArmId(TARGET)), new Limits.RingBuffer(2, 102_400, 60),
                        0, "", "Succeeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"continuousCapture\":false,\"captureSettings\":{\"fileCount\":2}",
            "\"continuousCapture\":true", "\"continuousCapture\":null,\"captureSettings\":null"})
    void takesNothingElseForARingBuffer(String fields) throws IOException {
        assertThat(Sessions.session("{\"properties\":{\"target\":\"%s\",%s}}".formatted(TARGET, fields)).limits())
                .isEqualTo(new Limits.Classic(0, 0));
    }

    @Test
    void readsTheScopeOfAScaleSetFromFullIds() throws IOException {
        String set = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachineScaleSets/tills";

        assertThat(Sessions.session("""
                {"properties":{"target":"%1$s","targetType":"AzureVMSS",
                "scope":{"include":["%1$s/virtualMachines/3"],"exclude":[]},"timeLimitInSeconds":60,
                "totalBytesPerSession":7}}""".formatted(set)).target()).isEqualTo(
                new CaptureTarget(new ArmId(set), TargetKind.ScaleSet, new Scope(List.of("3"), List.of())));
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
    void readsTheNamesOnAListInLowerCase() throws IOException {
        assertThat(Sessions.names("{\"value\":[{\"name\":\"Night-1\"},{\"name\":\"night-2\"},{\"id\":\"/x\"}]}"))
                .containsExactlyInAnyOrder("night-1", "night-2");
        assertThat(Sessions.names("{\"value\":[]}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"value\":null}"})
    void takesNothingElseForAList(String body) {
        assertThatThrownBy(() -> Sessions.names(body)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"properties\":{}}"})
    void takesNothingElseForASession(String body) {
        assertThatThrownBy(() -> Sessions.session(body)).isInstanceOf(IOException.class);
    }

    @Test
    void knowsNothingWithoutAStatus() throws IOException {
        assertThat(Sessions.runState("{}")).isEqualTo(Sessions.unknown());
    }
}
