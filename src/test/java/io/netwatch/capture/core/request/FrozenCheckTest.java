package io.netwatch.capture.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Once an order is recorded, Azure would never hear of an edit. */
class FrozenCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{desiredState: Stopped}", "{deletionPolicy: Retain}", "{ttlSecondsAfterFinished: 9}",
            "{reason: why}"})
    void theseMayChange(String edit) {
        assertThat(fields("{desiredState: Running}", edit)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{target: {resourceId: other}}", "{networkWatcherId: other}", "{captureName: other}",
            "{conflictPolicy: Adopt}", "{timeLimitSeconds: 9}", "{totalBytes: 9}", "{bytesPerPacket: 9}",
            "{ringBuffer: {fileCount: 9}}", "{filters: [{localPort: '9'}]}", "{storage: {filePath: x.cap}}",
            "{startDeadlineSeconds: 9}", "{installAgent: true}", "{fromRecorder: other}",
            "{credentialsRef: {name: other}}", "{trigger: {alertKey: a, policy: p}}"})
    void theseMayNot(String edit) {
        assertThat(fields("{desiredState: Running}", edit)).containsExactly("spec");
    }

    @Test
    void theBridgeMaySayThatTheAlertIsOver() {
        String fired = "{trigger: {alertKey: a, policy: p}}";
        assertThat(fields(fired, "{trigger: {alertKey: a, policy: p, resolvedTime: '2026-03-01T02:00:00Z'}}"))
                .isEmpty();
        assertThat(fields(fired, "{trigger: {alertKey: b, policy: p, resolvedTime: '2026-03-01T02:00:00Z'}}"))
                .containsExactly("spec");
    }

    @ParameterizedTest
    @CsvSource({"Running, Stopped, true", "Stopped, Stopped, true", "Running, Running, true",
            "Stopped, Running, false"})
    void aStoppedCaptureDoesNotStartAgain(String before, String after, boolean allowed) {
        assertThat(fields("{desiredState: %s}".formatted(before), "{desiredState: %s}".formatted(after)))
                .isEqualTo(allowed ? List.of() : List.of("spec.desiredState"));
    }

    private static List<String> fields(String before, String edit) {
        var spec = Specs.with(before);
        return FrozenCheck.problems(spec, Specs.tweak(spec, edit)).stream().map(Problem::field).toList();
    }
}
