package io.netwatch.capture.azure;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for Entra, Resource Manager and storage at once: it answers what a test wrote down for a method and the end of
 * a path, and remembers what it was asked.
 */
final class ScriptedServer implements AutoCloseable {

    /** One request as it came. */
    record Seen(String method, URI uri, Optional<String> authorization, Optional<String> contentLength, String body,
            Headers headers) {
        boolean isFor(String wanted, String pathEnd) {
            return method.equals(wanted) && uri.getPath().endsWith(pathEnd);
        }
    }

    /** One way to answer. */
    interface Script {
        void play(HttpExchange exchange) throws IOException;
    }

    static final String TOKEN_PATH = "/oauth2/v2.0/token";
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final HttpsServer server;

    ScriptedServer(TestCertificate certificate) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.serverContext()));
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        on("POST", TOKEN_PATH,
                answer(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"the-token\"}"));
    }

    ScriptedServer on(String method, String pathEnd, Script script) {
        scripts.put(method + " " + pathEnd, script);
        return this;
    }

    /** Answers with JSON unless a content type is among the headers, which are given as name, value, name, value. */
    static Script answer(int status, String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Breaks the connection instead of answering. */
    static Script drop() {
        return exchange -> {
            throw new IOException("dropped on purpose");
        };
    }

    /** Announces more than it sends, and breaks the connection. */
    static Script truncate(int status, String start) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, 1000);
            exchange.getResponseBody().write(start.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("truncated on purpose");
        };
    }

    /** Reads the request and says nothing for as long as the test lasts. */
    Script silence() {
        return exchange -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    String origin() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    List<Seen> seen(String method, String pathEnd) {
        return seen.stream().filter(request -> request.isFor(method, pathEnd)).toList();
    }

    /** All requests but those for a token. */
    List<Seen> calls() {
        return seen.stream().filter(request -> !request.isFor("POST", TOKEN_PATH)).toList();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Seen request = new Seen(exchange.getRequestMethod(), exchange.getRequestURI(),
                    header(exchange, "Authorization"), header(exchange, "Content-Length"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders());
            seen.add(request);
            scriptFor(request).play(exchange);
        }
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private Script scriptFor(Seen request) {
        return scripts.entrySet().stream().filter(entry -> {
            String[] methodAndPath = entry.getKey().split(" ", 2);
            return request.isFor(methodAndPath[0], methodAndPath[1]);
        }).map(Map.Entry::getValue).findFirst()
                .orElse(answer(404, "{\"error\":{\"code\":\"NotFound\",\"message\":\"Nothing was scripted.\"}}"));
    }
}
