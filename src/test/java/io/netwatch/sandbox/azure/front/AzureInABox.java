package io.netwatch.sandbox.azure.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.AzureWorld;
import io.netwatch.sandbox.azure.Delivery;
import io.netwatch.sandbox.azure.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Azure behind three HTTPS servers on 127.0.0.1: ARM, Entra and blob storage (path-style, {@code <blobUrl>/<account>/…}). */
public final class AzureInABox implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AzureInABox.class.getName());
    private static final int BACKLOG = 1024;

    static {
        // Read once by the JDK's server: without the first, small answers wait 40 ms for Nagle; the second keeps a test's connections.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final Azure azure;
    private final HttpsServer arm;
    private final HttpsServer authority;
    private final HttpsServer blob;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private AzureInABox(AzureWorld world, InstantSource clock, Ports ports, SSLContext tls) throws IOException {
        arm = bind(ports.arm(), tls);
        authority = bind(ports.authority(), tls);
        blob = bind(ports.blob(), tls);
        azure = new Azure(world, clock, new Endpoints(url(arm), url(authority), url(blob) + "/{account}"));
    }

    /**
     * Starts serving.
     *
     * @param clock moves the model; certificates are dated by the system's clock, which clients go by
     * @param caFile where the CA's certificate is written, as PEM
     */
    public static AzureInABox start(AzureWorld world, InstantSource clock, Ports ports, Path caFile) {
        try {
            Instant now = InstantSource.system().instant();
            var authority = CertificateAuthority.create(now);
            authority.writePem(caFile);
            var box = new AzureInABox(world, clock, ports, authority.serverContext(now));
            box.serve(box.arm, Face.ARM);
            box.serve(box.authority, Face.AUTHORITY);
            box.serve(box.blob, Face.BLOB);
            return box;
        } catch (IOException e) {
            throw new UncheckedIOException("Azure in a box cannot listen on " + ports + " or write " + caFile, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificate of the box's CA cannot be written to " + caFile, e);
        }
    }

    /** The model behind the servers: faults, counts, and what exists. */
    public Azure azure() {
        return azure;
    }

    public String armUrl() {
        return url(arm);
    }

    public String authorityUrl() {
        return url(authority);
    }

    public String blobUrl() {
        return url(blob);
    }

    @Override
    public void close() {
        List.of(arm, authority, blob).forEach(server -> server.stop(0));
        executor.shutdownNow();
    }

    private static HttpsServer bind(int port, SSLContext tls) throws IOException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    private static String url(HttpsServer server) {
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpsServer server, Face face) {
        server.createContext("/", exchange -> handle(face, exchange));
        server.setExecutor(executor);
        server.start();
    }

    private void handle(Face face, HttpExchange exchange) throws IOException {
        try {
            send(exchange, azure.deliver(face, Wire.read(exchange)));
        } catch (RuntimeException defect) {
            // The JDK's server would hide it, and the client would see no more than a broken connection.
            LOG.log(Level.ERROR, "The model failed on " + exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    defect);
            exchange.close();
        }
    }

    private void send(HttpExchange exchange, Delivery delivery) throws IOException {
        switch (delivery) {
            // Closed before anything was sent, the connection breaks.
            case Delivery.Lost() -> exchange.close();
            case Delivery.Delivered(var answer, var delay) when delay.isZero() -> Wire.write(exchange, answer);
            case Delivery.Delivered(var answer, var delay) ->
                later(delay.toMillis(), () -> Wire.write(exchange, answer));
        }
    }

    /** Something that writes to a client. */
    private interface Write {
        void run() throws IOException;
    }

    /** Writes after real time has passed, whatever the model's clock says; a client that has left by then is no error. */
    private void later(long milliseconds, Write write) {
        CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS, executor).execute(() -> {
            try {
                write.run();
            } catch (IOException clientHasLeft) {
                LOG.log(Level.DEBUG,
                        "A late answer found nobody.", clientHasLeft);
            }
        });
    }
}
