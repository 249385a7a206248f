package io.netwatch.capture.bridge;

import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The server that alerts come in by. Start it only when the policies have been read: an alert that meets no policy is
 * answered for good.
 */
public final class Bridge implements AutoCloseable {
    /** A body above this is not even drained: the connection is cut. */
    private static final long LARGEST_PAYLOAD = 4L * Body.LARGEST;

    private final SlowSenders slow;
    private final Deadline deadline;
    private final WebServer server;

    private Bridge(BridgeConfig config, AlertHandler handler, InstantSource clock, Consumer<Outcome> counter) {
        Callers callers = Callers.of(config);
        slow = new SlowSenders(config.deadline());
        deadline = new Deadline(config.deadline());
        server = server(config, new AlertEndpoint(callers, handler, slow, deadline, clock, counter), slow).start();
    }

    public static Bridge start(BridgeConfig config, AlertHandler handler, InstantSource clock) {
        return start(config, handler, clock, outcome -> {});
    }

    /**
     * @param counter is told every outcome, refused callers included
     * @throws IllegalArgumentException with a sentence when a token file is unusable
     */
    public static Bridge start(BridgeConfig config, AlertHandler handler, InstantSource clock,
            Consumer<Outcome> counter) {
        return new Bridge(config, handler, clock, counter);
    }

    public int port() {
        return server.port();
    }

    /** Takes no new message, finishes those under way, and returns. */
    @Override
    public void close() {
        server.stop();
        deadline.close();
        slow.close();
    }

    /** Every limit is set here, because the server's own defaults are "none". */
    private static WebServer server(BridgeConfig config, AlertEndpoint endpoint, SlowSenders slow) {
        return WebServer.builder().host(config.host()).port(config.port()).shutdownHook(false)
                .featuresDiscoverServices(false).protocolsDiscoverServices(false).maxPayloadSize(LARGEST_PAYLOAD)
                .maxTcpConnections(1024).backlog(1024)
                .concurrencyLimit(FixedLimit.builder().permits(64).queueLength(512)
                        .queueTimeout(Duration.ofSeconds(3)).build())
                .idleConnectionTimeout(config.deadline().multipliedBy(6)).idleConnectionPeriod(config.deadline())
                .shutdownGracePeriod(config.deadline().plusSeconds(1)).addProtocol(http(slow))
                .contentEncoding(ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
                .directHandlers(HttpFailures.direct()).routing(endpoint::routes).build();
    }

    /** The server's own trace of a message would show the URL, and with it the token. */
    private static Http1Config http(SlowSenders slow) {
        return Http1Config.builder().maxPrologueLength(4096).maxHeadersSize(16 * 1024).receiveLog(false)
                .sendLog(false).continueImmediately(false).addReceiveListener(slow).build();
    }
}
