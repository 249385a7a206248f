package io.netwatch.sandbox.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody on this machine who is told of captures, by plain HTTP; it takes everything, but for ordered failures. */
public final class NewsSink implements AutoCloseable {
    /** Where a chat's messages come, as Slack takes them. */
    static final String CHAT = "/chat";

    private static final Queue<Integer> NONE = new ConcurrentLinkedQueue<>();

    private final Object arrived = new Object();
    private final HttpServer server;
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Integer>> failures = new ConcurrentHashMap<>();

    /** What came, and what was answered. */
    public record Message(String path, String contentType, String body, int answer) {}

    private NewsSink(HttpServer server) {
        this.server = server;
    }

    static NewsSink start() throws IOException {
        NewsSink sink = new NewsSink(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        sink.server.createContext("/", sink::take);
        sink.server.start();
        return sink;
    }

    /** {@code HOST:PORT}, as {@code news.hosts} takes it. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public String url(String path) {
        return "http://" + host() + path;
    }

    /** The next messages to this path are answered with these. */
    public void fail(String path, Integer... statuses) {
        failures.put(path, new ConcurrentLinkedQueue<>(List.of(statuses)));
    }

    /** All messages to this path, in order. */
    public List<Message> received(String path) {
        return received.stream().filter(message -> message.path().equals(path)).toList();
    }

    /** The first message to this path in which these words stand. */
    Optional<Message> await(String path, String words, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        synchronized (arrived) {
            Optional<Message> found = find(path, words);
            while (found.isEmpty() && System.nanoTime() < deadline) {
                arrived.wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
                found = find(path, words);
            }
            return found;
        }
    }

    private Optional<Message> find(String path, String words) {
        return received(path).stream().filter(message -> message.body().contains(words)).findFirst();
    }

    private void take(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Integer failure = failures.getOrDefault(path, NONE).poll();
        int answer = failure == null ? 202 : failure;
        received.add(new Message(path,
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8), answer));
        synchronized (arrived) {
            arrived.notifyAll();
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
