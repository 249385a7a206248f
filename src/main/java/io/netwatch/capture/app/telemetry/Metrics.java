package io.netwatch.capture.app.telemetry;

import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netwatch.capture.api.PacketCapturePolicy;
import io.netwatch.capture.azure.Budget;
import io.netwatch.capture.azure.CallKind;
import io.netwatch.capture.bridge.Outcome;
import io.netwatch.capture.bridge.tls.ServerTls;
import io.netwatch.capture.core.policy.Alert;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.operator.Acts;
import io.netwatch.capture.operator.Courier;
import io.netwatch.capture.operator.Known;
import io.netwatch.capture.operator.Places;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Counts and times for Prometheus. Labels are closed sets: no name of a person's making becomes one, but for those of
 * policies with a flight recorder.
 */
public final class Metrics {
    private static final List<String> ALERT_RESULTS = List.of("created", "already-stored", "covered", "suppressed",
            "unavailable", "unauthorized", "unreadable", "unknown-schema", "refused", "too-old", "no-policy");
    private static final List<String> NEWS_RESULTS = List.of("delivered", "refused", "unavailable", "given_up");
    private static final Duration[] LATENCIES = Stream.of(50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000)
            .map(Duration::ofMillis).toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CaptureCounts captures = new CaptureCounts(registry);
    private final RecorderCounts recorders = new RecorderCounts(registry);

    Metrics() {
        // JOSDK counts events with other labels each time, which Prometheus' registry refuses with a warning.
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("events.received"));
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        begin();
    }

    CaptureCounts captures() {
        return captures;
    }

    RecorderCounts recorders() {
        return recorders;
    }

    /** The loop's own: reconciliations, their time, and those that wait. */
    public io.javaoperatorsdk.operator.api.monitoring.Metrics loop() {
        return MicrometerMetricsV2.newBuilder(registry).build();
    }

    public String text() {
        recorders.refresh();
        return registry.scrape();
    }

    public void alert(Outcome outcome) {
        registry.counter("capture_alerts", "result", outcome.result()).increment();
        outcome.alert().map(Alert::schema)
                .ifPresent(schema -> registry.counter("capture_alert_schemas", "schema", schema).increment());
    }

    /** A counter that begins with its first event would hide it from everybody who asks for an increase. */
    private void begin() {
        ALERT_RESULTS.forEach(result -> registry.counter("capture_alerts", "result", result));
        NEWS_RESULTS.forEach(result -> registry.counter("capture_news", "result", result));
        captures.begin();
    }

    /** A try to deliver news, or its being given up. */
    public void news(String result) {
        registry.counter("capture_news", "result", result).increment();
    }

    /** How many pieces of news are on their way. */
    public void watch(Courier courier) {
        Gauge.builder("capture_news_waiting", courier, Courier::waiting).strongReference(true).register(registry);
    }

    /** @param all policies as the API server has them */
    public void watch(Supplier<List<PacketCapturePolicy>> all) {
        recorders.watch(all);
    }

    /** How much of Azure's rate limits is left, and how many calls wait for their turn. */
    public void watch(Budget budget, InstantSource clock) {
        Stream.of(CallKind.values()).forEach(kind -> Gauge
                .builder("capture_azure_budget_remaining", budget, held -> held.remaining(kind, clock.instant()))
                .tag("kind", kind.name()).strongReference(true).register(registry));
        Gauge.builder("capture_azure_calls_waiting", budget, Budget::waiting).strongReference(true).register(registry);
    }

    /** Alarms: the first is a time, in seconds since 1970; the second is 1 while the files on disk cannot be used. */
    public void watch(ServerTls tls) {
        Gauge.builder("capture_bridge_certificate_expiry_seconds", tls, served -> served.expires().getEpochSecond())
                .strongReference(true).register(registry);
        Gauge.builder("capture_bridge_certificate_unusable", tls, served -> served.trouble().isPresent() ? 1 : 0)
                .strongReference(true).register(registry);
    }

    Acts timed(Acts acts) {
        return (request, call) -> {
            Timer.Sample sample = Timer.start(registry);
            Observation seen = acts.perform(request, call);
            sample.stop(Timer.builder("capture_azure_calls").tag("call", call.getClass().getSimpleName())
                    .tag("outcome", CallOutcome.word(seen)).tag("code", CallOutcome.code(seen))
                    .serviceLevelObjectives(LATENCIES).register(registry));
            return seen;
        };
    }

    /** What the operator remembers of Azure, and how many requests wait for a place there. */
    public void watch(Known known, Places places) {
        CaffeineCacheMetrics.monitor(registry, known.cache(), "azure_facts");
        Gauge.builder("capture_requests_queued", places, Places::waiting).register(registry);
    }
}
