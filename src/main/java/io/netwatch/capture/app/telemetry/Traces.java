package io.netwatch.capture.app.telemetry;

import io.netwatch.capture.api.CaptureApi;
import io.netwatch.capture.core.request.Request;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Where spans go, and which trace a request belongs to. The usual {@code OTEL_} variables decide; without an endpoint in
 * them nothing is traced. Spans are sent in the background, from a bounded queue: a collector that is away costs spans,
 * never a capture.
 */
public final class Traces implements AutoCloseable {
    private static final String PARENT = "traceparent";
    private static final List<String> ENDPOINTS = List.of("OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    private static final Map<String, String> USUAL = Map.of(//
            "otel.service.name", "packet-capture-operator", //
            "otel.exporter.otlp.protocol", "http/protobuf", //
            "otel.metrics.exporter", "none", //
            "otel.logs.exporter", "none");

    private final OpenTelemetry telemetry;

    Traces(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** @throws IllegalArgumentException with a sentence when a variable cannot be understood */
    static Traces from(Map<String, String> environment) {
        if (ENDPOINTS.stream().noneMatch(environment::containsKey)) {
            return new Traces(OpenTelemetry.noop());
        }
        try {
            return new Traces(AutoConfiguredOpenTelemetrySdk.builder().disableShutdownHook()
                    .addPropertiesSupplier(() -> properties(environment)).build().getOpenTelemetrySdk());
        } catch (ConfigurationException e) {
            throw new IllegalArgumentException("the environment's OTEL_ variables: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> properties(Map<String, String> environment) {
        Map<String, String> properties = new TreeMap<>(USUAL);
        environment.forEach((name, value) -> {
            if (name.startsWith("OTEL_")) {
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }

    /** Whether anybody is sent what is traced. */
    boolean areSent() {
        return telemetry instanceof OpenTelemetrySdk;
    }

    public Tracer tracer() {
        return telemetry.getTracer("io.netwatch.capture");
    }

    /** What a new request carries to whoever serves it; nothing when nobody traces. */
    static Map<String, String> carriedBy(Span span) {
        Map<String, String> headers = new TreeMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), headers, Map::put);
        return headers.containsKey(PARENT) ? Map.of(CaptureApi.TRACE, headers.get(PARENT)) : Map.of();
    }

    /** A request that came without a trace has one of its own, whose id is the request's UID. */
    static Context of(Request request) {
        Context carried = request.trace().map(value -> W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), value, ONE_HEADER)).orElse(Context.root());
        return Span.fromContext(carried).getSpanContext().isValid()
                ? carried
                : Context.root().with(Span.wrap(ofUid(request.uid())));
    }

    private static SpanContext ofUid(String text) {
        UUID uid = uuid(text);
        return SpanContext.createFromRemoteParent(
                TraceId.fromLongs(uid.getMostSignificantBits(), uid.getLeastSignificantBits()),
                SpanId.fromLong(uid.getLeastSignificantBits()), TraceFlags.getSampled(), TraceState.getDefault());
    }

    /** Kubernetes promises a unique text, not a UUID. */
    private static UUID uuid(String uid) {
        try {
            return UUID.fromString(uid);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(uid.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final TextMapGetter<String> ONE_HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String value) {
            return List.of(PARENT);
        }

        @Override
        public String get(String value, String key) {
            return key.equals(PARENT) ? value : null;
        }
    };

    /** Sends what is waiting, for two seconds at most: the process is to end within five. */
    @Override
    public void close() {
        if (telemetry instanceof OpenTelemetrySdk sdk) {
            sdk.shutdown().join(2, TimeUnit.SECONDS);
        }
    }
}
