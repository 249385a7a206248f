package io.netwatch.capture.app.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netwatch.capture.api.CaptureFile;
import io.netwatch.capture.app.telemetry.Milestone.Confirmed;
import io.netwatch.capture.app.telemetry.Milestone.Ended;
import io.netwatch.capture.app.telemetry.Milestone.Turned;
import io.netwatch.capture.core.terms.Reason;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Captures by their end, what they left behind, and how long it took until Azure captured. */
record CaptureCounts(MeterRegistry registry) implements Consumer<Milestone> {
    private static final Duration[] DELAYS = Stream.of("PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT2.5S", "PT5S",
            "PT10S", "PT30S", "PT1M", "PT2M", "PT5M", "PT10M", "PT30M", "PT1H").map(Duration::parse)
            .toArray(Duration[]::new);

    /** At nothing: the first end is to be seen as an increase. */
    void begin() {
        Stream.of(Reason.values()).filter(reason -> reason.standing().isFinal()).map(Reason::word).distinct()
                .forEach(word -> registry.counter("capture_ends", "reason", word));
        registry.counter("capture_bytes");
        orderDelay("alert");
        orderDelay("person");
        sinceFired();
    }

    @Override
    public void accept(Milestone milestone) {
        switch (milestone) {
            case Turned _ -> {
            }
            case Confirmed confirmed -> {
                orderDelay(confirmed.request().spec().trigger() == null ? "person" : "alert")
                        .record(notNegative(confirmed.sinceCreated()));
                confirmed.sinceFired().ifPresent(since -> sinceFired().record(notNegative(since)));
            }
            case Ended ended -> {
                registry.counter("capture_ends", "reason", ended.reason().word()).increment();
                registry.counter("capture_bytes").increment(ended.status().files().stream()
                        .map(CaptureFile::sizeBytes).filter(Objects::nonNull).mapToDouble(Long::doubleValue).sum());
            }
        }
    }

    private Timer orderDelay(String trigger) {
        return Timer.builder("capture_order_delay")
                .description("from the request's creation until Azure confirmed its session").tag("trigger", trigger)
                .serviceLevelObjectives(DELAYS).register(registry);
    }

    private Timer sinceFired() {
        return Timer.builder("capture_alert_to_capture")
                .description("from the alert's fired time until Azure confirmed the session")
                .serviceLevelObjectives(DELAYS).register(registry);
    }

    /** A clock that is behind Azure's makes no negative time. */
    private static Duration notNegative(Duration took) {
        return took.isNegative() ? Duration.ZERO : took;
    }
}
