package io.netwatch.sandbox.kubernetes.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import io.netwatch.sandbox.kubernetes.model.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The model behind plain HTTP on 127.0.0.1, with one virtual thread for each request or watch. */
public final class Front implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Front.class.getName());

    static {
        // The JDK's server lets small packets wait for an acknowledgement, which makes watches stutter by 40 ms. It
        // reads this once, when the first server of the process starts.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Router router;

    private Front(HttpServer server, Router router) {
        this.server = server;
        this.router = router;
    }

    /** Serves the cluster on this port, or on a free one when it is 0. */
    public static Front serve(Cluster cluster, InstantSource clock, int port) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            Front front = new Front(HttpServer.create(address, 0), new Router(cluster, clock));
            front.server.createContext("/", front::handle);
            front.server.setExecutor(front.threads);
            front.server.start();
            return front;
        } catch (IOException taken) {
            throw new UncheckedIOException("port " + port + " of 127.0.0.1 cannot be opened; use 0 for a free one",
                    taken);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Ends all watches at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Closing the exchange ends the answer in any case, also when a client left in the middle of it. */
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            LOG.log(Level.DEBUG, () -> exchange.getRequestMethod() + " " + exchange.getRequestURI() + " -> " + answer);
            answer.send(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing has been sent yet when this throws, so every refusal can still become a status. */
    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return router.route(Request.read(exchange));
        } catch (ApiException refusal) {
            return new Answer.Document(refusal.code(), refusal.status(), List.of());
        } catch (RuntimeException defect) {
            // A defect of this server must look like one, and must not leave the client waiting.
            LOG.log(Level.ERROR, "request failed", defect);
            return new Answer.Document(500, Json.object().put("kind", "Status").put("apiVersion", "v1")
                    .put("status", "Failure").put("reason", "InternalError").put("code", 500L)
                    .put("message", "Internal error occurred: " + defect), List.of());
        }
    }
}
