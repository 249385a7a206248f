package io.netwatch.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** The JDK's own server, which reads a message and answers it, and does nothing else: what no bridge can beat. */
final class BareServer {
    private static final byte[] ANSWER = "{\"result\":\"created\",\"message\":\"The captures are ordered.\"}"
            .getBytes(StandardCharsets.UTF_8);

    private BareServer() {}

    /** Prints its port and serves until it is ended. */
    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 4096);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().endsWith("/once")) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    /** A process of its own, as the bridge is one. */
    static Process start() throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-Xmx307m",
                "-Dsun.net.httpserver.nodelay=true", "-Dsun.net.httpserver.maxIdleConnections=1000", "-cp",
                System.getProperty("java.class.path"), BareServer.class.getName()).redirectError(
                        ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
