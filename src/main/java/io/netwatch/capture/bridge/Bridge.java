package io.netwatch.capture.bridge;

import io.helidon.common.tls.Tls;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.netwatch.capture.bridge.tls.ServerTls;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The server that alerts come in by. Start it only when the policies have been read: an alert that meets no policy is
 * answered for good.
 */
public final class Bridge implements AutoCloseable {
    /** A body above this is not even drained: the connection is cut. */
    private static final long LARGEST_PAYLOAD = 4L * Body.LARGEST;

    /** Idle connections cost little; too few places would let idle strangers shut out Azure. */
    private static final int MOST_CONNECTIONS = 16_384;

    private final Optional<ServerTls> tls;
    private final SlowSenders slow;
    private final Deadline deadline;
    private final AlertEndpoint endpoint;
    private final WebServer server;

    private Bridge(BridgeConfig config, AlertHandler handler, InstantSource clock, Consumer<Outcome> counter,
            Tracer tracer) {
        Callers callers = Callers.of(config);
        tls = config.tls().map(ServerTls::start);
        slow = new SlowSenders(config.deadline());
        deadline = new Deadline(config.deadline());
        endpoint = new AlertEndpoint(callers, handler, slow, deadline,
                Turns.waiting(config.deadline().dividedBy(2)), clock, counter, new AlertSpan(tracer));
        server = server(config, endpoint).start();
    }

    public static Bridge start(BridgeConfig config, AlertHandler handler, InstantSource clock) {
        return start(config, handler, clock, outcome -> {});
    }

    public static Bridge start(BridgeConfig config, AlertHandler handler, InstantSource clock,
            Consumer<Outcome> counter) {
        return start(config, handler, clock, counter, TracerProvider.noop().get(""));
    }

    /**
     * @param counter is told every outcome, refused callers included
     * @param tracer of messages whose sender is known
     * @throws IllegalArgumentException with a sentence when a token file is unusable
     */
    public static Bridge start(BridgeConfig config, AlertHandler handler, InstantSource clock,
            Consumer<Outcome> counter, Tracer tracer) {
        return new Bridge(config, handler, clock, counter, tracer);
    }

    public int port() {
        return server.port();
    }

    /** The certificate that new connections get; nothing when this speaks HTTP. */
    public Optional<ServerTls> tls() {
        return tls;
    }

    /** From now on each answer is the last one of its connection: a sender that keeps it open turns to another bridge. */
    public void letGo() {
        endpoint.letGo();
    }

    /** Takes no new message, finishes those under way, and returns. */
    @Override
    public void close() {
        server.stop();
        deadline.close();
        slow.close();
        tls.ifPresent(ServerTls::close);
    }

    /** Every limit is set here, because the server's own defaults are "none". */
    private WebServer server(BridgeConfig config, AlertEndpoint endpoint) {
        WebServerConfig.Builder server = WebServer.builder().host(config.host()).port(config.port())
                .shutdownHook(false).featuresDiscoverServices(false).protocolsDiscoverServices(false)
                .maxPayloadSize(LARGEST_PAYLOAD).maxTcpConnections(MOST_CONNECTIONS).backlog(4096)
                .idleConnectionTimeout(config.deadline().multipliedBy(6)).idleConnectionPeriod(config.deadline())
                .shutdownGracePeriod(config.deadline().plusSeconds(1)).addProtocol(http(slow))
                .contentEncoding(ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
                .directHandlers(HttpFailures.direct()).routing(endpoint::routes);
        tls.ifPresent(served -> server.tls(Tls.builder().sslContext(served.context())
                .enabledProtocols(List.of("TLSv1.3", "TLSv1.2")).build())
                .connectionOptions(served.connections(config.deadline())));
        return server.build();
    }

    /** The server's own trace of a message would show the URL, and with it the token. */
    private static Http1Config http(SlowSenders slow) {
        return Http1Config.builder().maxPrologueLength(4096).maxHeadersSize(16 * 1024).receiveLog(false)
                .sendLog(false).continueImmediately(false).addReceiveListener(slow).build();
    }
}
