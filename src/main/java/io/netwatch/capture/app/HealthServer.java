package io.netwatch.capture.app;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import io.netwatch.capture.app.Configuration.HealthSection;
import io.netwatch.capture.app.telemetry.Metrics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}, apart from the alerts. None of them asks Azure. */
final class HealthServer implements AutoCloseable {
    private final Map<String, BooleanSupplier> parts = new ConcurrentHashMap<>();
    private final WebServer server;
    private volatile boolean ready;

    private HealthServer(HealthSection config, Metrics metrics) {
        server = WebServer.builder().host(config.host()).port(config.port()).shutdownHook(false)
                // With discovery on, a connection that sends nothing is never closed.
                .protocolsDiscoverServices(false).addProtocol(Http1Config.create()).maxPayloadSize(0)
                .maxTcpConnections(64).routing(routing -> routes(routing, metrics)).build();
    }

    static HealthServer start(HealthSection config, Metrics metrics) {
        HealthServer health = new HealthServer(config, metrics);
        health.server.start();
        return health;
    }

    int port() {
        return server.port();
    }

    /** A part that is not healthy cannot recover by itself: the process is to be restarted. */
    void watch(String name, BooleanSupplier healthy) {
        parts.put(name, healthy);
    }

    void ready() {
        ready = true;
    }

    /** Whoever sends traffic here is to send it elsewhere; it is still served. */
    void stopping() {
        ready = false;
    }

    @Override
    public void close() {
        ready = false;
        server.stop();
    }

    private void routes(HttpRouting.Builder routing, Metrics metrics) {
        routing.get("/healthz", this::alive).get("/readyz", this::serving)
                .get("/metrics", (_, response) -> response.header("Content-Type", "text/plain; version=0.0.4")
                        .send(metrics.text()));
    }

    private void alive(ServerRequest request, ServerResponse response) {
        List<String> sick = parts.entrySet().stream().filter(part -> !part.getValue().getAsBoolean())
                .map(Map.Entry::getKey).sorted().toList();
        answer(response, sick.isEmpty(), "not healthy: " + String.join(", ", sick));
    }

    private void serving(ServerRequest request, ServerResponse response) {
        answer(response, ready, "still starting, or stopping");
    }

    private static void answer(ServerResponse response, boolean good, String otherwise) {
        response.status(good ? 200 : 503).send(good ? "ok" : otherwise);
    }
}
