package io.netwatch.capture.bridge;

import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.netwatch.capture.cluster.Policies;
import io.netwatch.capture.cluster.RequestStore;
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

    private final WebServer server;
    private final Deadline deadline;

    private Bridge(WebServer server, Deadline deadline) {
        this.server = server;
        this.deadline = deadline;
    }

    public static Bridge start(BridgeConfig config, Policies policies, RequestStore store, InstantSource clock) {
        return start(config, policies, store, clock, outcome -> {});
    }

    /**
     * @param counter is told every outcome, refused callers included
     * @throws IllegalArgumentException with a sentence when a token file is unusable
     */
    public static Bridge start(BridgeConfig config, Policies policies, RequestStore store, InstantSource clock,
            Consumer<Outcome> counter) {
        Callers callers = Callers.load(config.callers());
        Deadline deadline = new Deadline(config.deadline());
        AlertEndpoint endpoint = new AlertEndpoint(callers, new AlertHandler(policies, store), deadline, clock,
                counter);
        return new Bridge(server(config, endpoint).start(), deadline);
    }

    public int port() {
        return server.port();
    }

    /** Takes no new message, finishes those under way, and returns. */
    @Override
    public void close() {
        server.stop();
        deadline.close();
    }

    /** Every limit is set here, because the server's own defaults are "none". */
    private static WebServer server(BridgeConfig config, AlertEndpoint endpoint) {
        return WebServer.builder().host(config.host()).port(config.port()).shutdownHook(false)
                .featuresDiscoverServices(false).maxPayloadSize(LARGEST_PAYLOAD).maxTcpConnections(1024).backlog(1024)
                .concurrencyLimit(FixedLimit.builder().permits(64).queueLength(512)
                        .queueTimeout(Duration.ofSeconds(3)).build())
                .connectionOptions(options -> options.readTimeout(Duration.ofSeconds(10)))
                .idleConnectionTimeout(Duration.ofSeconds(30)).idleConnectionPeriod(Duration.ofSeconds(5))
                .shutdownGracePeriod(config.deadline().plusSeconds(1)).addProtocol(http())
                .contentEncoding(ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build())
                .directHandlers(HttpFailures.direct()).routing(endpoint::routes).build();
    }

    /** The server's own trace of a message would show the URL, and with it the token. */
    private static Http1Config http() {
        return Http1Config.builder().maxPrologueLength(4096).maxHeadersSize(16 * 1024).receiveLog(false)
                .sendLog(false).continueImmediately(false).build();
    }
}
