package io.netwatch.capture.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netwatch.capture.cluster.RequestStore.Stored;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message is a span, and what it stores lies within. */
class AlertSpanTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void theSendersTraceGoesOnToWhatIsStored(@TempDir Path dir) throws Exception {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        ConcurrentLinkedQueue<String> storing = new ConcurrentLinkedQueue<>();
        MemoryCluster cluster = new MemoryCluster().with("shop", "egress", "*");
        cluster.answering(_ -> {
            storing.add(Span.current().getSpanContext().getTraceId());
            return new Stored.Created();
        });
        Path token = Files.writeString(dir.resolve("token"), RunningBridge.TOKEN);
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
                Bridge bridge = Bridge.start(
                        new BridgeConfig("127.0.0.1", 0, List.of(new BridgeConfig.Caller(token, "shop")), List.of(),
                                false, Optional.empty(), null),
                        new AlertHandler(cluster, cluster, cluster, cluster), InstantSource.fixed(Messages.FIRED),
                        _ -> {}, provider.get("test"));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest alert = HttpRequest.newBuilder(URI.create(
                    "http://127.0.0.1:%d/alerts/%s".formatted(bridge.port(), RunningBridge.TOKEN)))
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .POST(BodyPublishers.ofString(Messages.text("common-fired"))).build();
            assertThat(client.send(alert, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            await().untilAsserted(() -> assertThat(spans.getFinishedSpanItems()).singleElement()
                    .extracting(SpanData::getName, SpanData::getTraceId)
                    .containsExactly("alert", TRACE));
        }
        assertThat(storing).containsExactly(TRACE);
    }
}
