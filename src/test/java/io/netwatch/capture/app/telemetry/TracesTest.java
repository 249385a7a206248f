package io.netwatch.capture.app.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.netwatch.capture.cluster.RequestStore;
import io.netwatch.capture.core.policy.NewRequest;
import io.netwatch.capture.core.request.Decision.ReadTarget;
import io.netwatch.capture.core.request.Observation;
import io.netwatch.capture.core.request.Request;
import io.netwatch.capture.core.request.Requests;
import io.netwatch.capture.core.terms.ArmFailure;
import io.netwatch.capture.core.terms.ArmId;
import io.netwatch.capture.operator.Acts;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** One trace from the alert to the last call to Azure, carried by the request itself. */
class TracesTest {
    private static final ArmId TARGET = new ArmId(Requests.plain("team").spec().target().resourceId());

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final Traces traces = new Traces(OpenTelemetrySdk.builder().setTracerProvider(
            SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build()).build());

    @Test
    void whatTheOperatorAsksOfAzureIsInTheTraceOfTheAlert() {
        Span alert = traces.tracer().spanBuilder("alert").startSpan();
        ConcurrentLinkedQueue<NewRequest> stored = new ConcurrentLinkedQueue<>();
        try (Scope _ = alert.makeCurrent()) {
            new TracedStore(keepingIn(stored), traces.tracer()).create(ordered());
        }
        Request served = with(Requests.plain("team"), Optional.of(stored.element().annotations()
                .get("capture.netwatch.io/traceparent")));

        new TracedActs((_, _) -> new Observation.Nothing(), traces.tracer()).perform(served, asking());

        SpanData store = span("store request");
        SpanData azure = span("Azure ReadTarget");
        assertThat(store.getParentSpanId()).isEqualTo(alert.getSpanContext().getSpanId());
        assertThat(azure.getParentSpanId()).isEqualTo(store.getSpanId());
        assertThat(azure.getTraceId()).isEqualTo(alert.getSpanContext().getTraceId());
    }

    @Test
    void aRequestThatAPersonMadeHasATraceOfItsOwnThatAnyProcessFindsAgain() {
        Request request = Requests.plain("team");
        for (int process = 0; process < 2; process++) {
            new TracedActs((_, _) -> new Observation.Nothing(), traces.tracer()).perform(request, asking());
        }
        assertThat(spans.getFinishedSpanItems()).extracting(SpanData::getTraceId).hasSize(2)
                .containsOnly(spans.getFinishedSpanItems().getFirst().getTraceId());
    }

    @Test
    void anAnnotationThatIsNoTraceParentIsAsGoodAsNone() {
        Request request = Requests.plain("team");
        new TracedActs((_, _) -> new Observation.Nothing(), traces.tracer())
                .perform(with(request, Optional.of("00-zz")), asking());
        new TracedActs((_, _) -> new Observation.Nothing(), traces.tracer()).perform(request, asking());
        assertThat(spans.getFinishedSpanItems()).extracting(SpanData::getTraceId).doesNotContain("")
                .containsOnly(spans.getFinishedSpanItems().getFirst().getTraceId());
    }

    @Test
    void aRefusalShowsWhatAzureAnswered() {
        Acts refusing = (_, call) -> new Observation.Refused(call,
                ArmFailure.refused(403, "AuthorizationFailed", "no right to do this"));
        new TracedActs(refusing, traces.tracer()).perform(Requests.plain("team"), asking());
        SpanData azure = span("Azure ReadTarget");
        assertThat(azure.getStatus().getDescription()).isEqualTo("no right to do this");
        assertThat(azure.getAttributes().get(AttributeKey.longKey("http.response.status_code"))).isEqualTo(403);
    }

    @Test
    void withoutAnEndpointNothingIsTracedAndRequestsCarryNothing() {
        Traces none = Traces.from(Map.of());
        ConcurrentLinkedQueue<NewRequest> stored = new ConcurrentLinkedQueue<>();
        new TracedStore(keepingIn(stored), none.tracer()).create(ordered());
        assertThat(stored.element().annotations()).isEmpty();
    }

    @Test
    void spansArriveAtACollectorAsOtlp() throws IOException {
        ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (Traces sent = Traces.from(at(collector.getAddress().getPort()))) {
            sent.tracer().spanBuilder("store request").startSpan().end();
        } finally {
            await().untilAsserted(() -> assertThat(received).singleElement().asString()
                    .startsWith("application/x-protobuf").contains("store request", "packet-capture-operator"));
            collector.stop(0);
        }
    }

    @Test
    void aCollectorThatIsAwayHoldsNothingUp() {
        Instant start = Instant.now();
        try (Traces away = Traces.from(at(9))) {
            Acts acts = new TracedActs((_, _) -> new Observation.Nothing(), away.tracer());
            for (int call = 0; call < 5_000; call++) {
                assertThat(acts.perform(Requests.plain("team"), asking())).isInstanceOf(Observation.Nothing.class);
            }
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void aVariableThatCannotBeUnderstoodIsNamed() {
        assertThatThrownBy(() -> Traces.from(
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9", "OTEL_TRACES_SAMPLER", "sometimes")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sometimes")
                .hasMessageContaining("otel.traces.sampler");
    }

    private static Map<String, String> at(int port) {
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + port, "OTEL_EXPORTER_OTLP_TIMEOUT", "2000");
    }

    private static ReadTarget asking() {
        return new ReadTarget(TARGET);
    }

    private static NewRequest ordered() {
        return new NewRequest("team", "night", Map.of(), Map.of(), Requests.plain("team").spec());
    }

    private static Request with(Request request, Optional<String> trace) {
        return new Request(request.key(), request.uid(), request.resourceVersion(), request.generation(),
                request.created(), request.deleting(), request.manager(), trace, request.spec(), request.status(),
                request.story());
    }

    private SpanData span(String name) {
        return spans.getFinishedSpanItems().stream().filter(span -> span.getName().equals(name)).findFirst()
                .orElseThrow();
    }

    private static RequestStore keepingIn(ConcurrentLinkedQueue<NewRequest> stored) {
        return new RequestStore() {
            @Override
            public Stored create(NewRequest request) {
                stored.add(request);
                return new Stored.Created();
            }

            @Override
            public Stopped stop(String namespace, String name, Instant resolved) {
                return new Stopped.Gone();
            }
        };
    }
}
