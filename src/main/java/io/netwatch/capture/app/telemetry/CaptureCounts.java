package io.netwatch.capture.app.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.app.telemetry.Milestone.Confirmed;
import io.netwatch.capture.app.telemetry.Milestone.Ended;
import io.netwatch.capture.app.telemetry.Milestone.Turned;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Captures by their end, what they left behind, and how long it took until Azure captured. */
record CaptureCounts(MeterRegistry registry) implements Consumer<Milestone> {
    private static final Duration[] DELAYS = Stream.of("PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT2.5S", "PT5S",
            "PT10S", "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT30M", "PT1H").map(Duration::parse)
            .toArray(Duration[]::new);

    @Override
    public void accept(Milestone milestone) {
        switch (milestone) {
            case Turned _ -> {
            }
            case Confirmed confirmed -> {
                delay("capture_order_delay", "from the request's creation until Azure confirmed its session",
                        confirmed.request().spec().trigger() == null ? "person" : "alert", confirmed.sinceCreated());
                confirmed.sinceFired().ifPresent(since -> delay("capture_alert_to_capture",
                        "from the alert's fired time until Azure confirmed the session", "alert", since));
            }
            case Ended ended -> {
                registry.counter("capture_ends", "reason", ended.reason().word()).increment();
                registry.counter("capture_bytes").increment(ended.status().files().stream()
                        .map(CaptureFile::sizeBytes).filter(Objects::nonNull).mapToDouble(Long::doubleValue).sum());
            }
        }
    }

    /** A clock that is behind Azure's makes no negative time. */
    private void delay(String name, String description, String trigger, Duration took) {
        Timer.builder(name).description(description).tag("trigger", trigger).serviceLevelObjectives(DELAYS)
                .register(registry).record(took.isNegative() ? Duration.ZERO : took);
    }
}
