package io.netwatch.sandbox.simulation;

import io.netwatch.capture.api.AlertMatch;
import io.netwatch.capture.api.CaptureTemplate;
import io.netwatch.capture.api.FlightRecorder;
import io.netwatch.capture.api.PacketCapturePolicySpec;
import io.netwatch.capture.api.Storage;
import java.util.List;

/** What a policy with a flight recorder asks for in these runs. */
final class RecorderSpecs {
    private RecorderSpecs() {}

    static FlightRecorder recorder(boolean alsoCapture) {
        return recorder(alsoCapture, RecorderRun.SESSION_SECONDS);
    }

    static FlightRecorder recorder(boolean alsoCapture, int sessionSeconds) {
        return new FlightRecorder(List.of(Simulation.MACHINE.id().toString()), 3, 400_000L, null,
                RecorderRun.POST_TRIGGER_SECONDS,
                sessionSeconds, alsoCapture);
    }

    static PacketCapturePolicySpec policy(FlightRecorder recorder, int cooldownSeconds) {
        return new PacketCapturePolicySpec(null, new AlertMatch(List.of("*"), null, null, null, null),
                new CaptureTemplate(null, null, null, 60, null, null, null, null,
                        new Storage(Simulation.ACCOUNT.id().toString(), null, null), null, null, null, null, null, null,
                        null, null),
                cooldownSeconds, null, null, null, null, recorder, null);
    }
}
