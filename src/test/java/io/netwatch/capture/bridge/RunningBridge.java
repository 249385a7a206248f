package io.netwatch.capture.bridge;

import io.netwatch.capture.bridge.tls.ServerTls;
import io.netwatch.capture.bridge.tls.TlsFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLSocket;

/** A bridge on a real socket in front of a cluster in memory, and a client for it. */
final class RunningBridge implements AutoCloseable {
    static final String TOKEN = "a-token-that-nobody-guesses";

    final MemoryCluster cluster = new MemoryCluster().with("shop", "egress", "Egress*");
    final ConcurrentLinkedQueue<Outcome> counted = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Bridge bridge;

    RunningBridge(Path dir, Duration deadline) throws IOException {
        this(dir, deadline, Optional.empty());
    }

    RunningBridge(Path dir, Duration deadline, Optional<TlsFiles> tls) throws IOException {
        this(new BridgeConfig("127.0.0.1", 0, List.of(caller(dir)), List.of(), false, tls, deadline));
    }

    /** One that takes tokens of this tenant as well. */
    RunningBridge(Path dir, Duration deadline, EntraCaller entra, boolean both) throws IOException {
        this(new BridgeConfig("127.0.0.1", 0, List.of(caller(dir)), List.of(entra), both, Optional.empty(), deadline));
    }

    private RunningBridge(BridgeConfig config) {
        bridge = Bridge.start(config, new AlertHandler(cluster, cluster, cluster, cluster),
                InstantSource.fixed(Messages.FIRED), counted::add);
    }

    private static BridgeConfig.Caller caller(Path dir) throws IOException {
        return new BridgeConfig.Caller(Files.writeString(dir.resolve("token"), TOKEN), "shop");
    }

    HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path, BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<String> alert(String message) throws IOException, InterruptedException {
        return post("/alerts/" + TOKEN, Messages.bytes(message));
    }

    CompletableFuture<HttpResponse<String>> alertLater(String message) {
        BodyPublisher body = BodyPublishers.ofByteArray(Messages.bytes(message));
        return client.sendAsync(request("/alerts/" + TOKEN, body).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bridge.port() + path))
                .timeout(Duration.ofSeconds(20)).POST(body);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A bare connection, for what no well-behaved client does. */
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), bridge.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** A connection with TLS to whoever answers; which certificate that is can be asked of it. */
    SSLSocket connectWithTls() throws IOException {
        SSLSocket socket = (SSLSocket) Trusting.everybody().getSocketFactory()
                .createSocket(InetAddress.ofLiteral("127.0.0.1"), bridge.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    ServerTls tls() {
        return bridge.tls().orElseThrow();
    }

    void stopServer() {
        bridge.close();
    }

    @Override
    public void close() {
        bridge.close();
        client.close();
    }
}
