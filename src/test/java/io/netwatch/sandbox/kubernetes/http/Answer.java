package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What goes back to the client. */
sealed interface Answer {

    void send(HttpExchange exchange) throws IOException, InterruptedException;

    /** A JSON document; each warning becomes a header that kubectl prints. */
    record Document(int code, JsonNode body, List<String> warnings) implements Answer {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            warnings.forEach(warning -> exchange.getResponseHeaders().add("Warning",
                    "299 - \"" + warning.replace("\"", "\\\"") + "\""));
            whole(exchange, code, "application/json", Json.write(body));
        }
    }

    /** Plain text, for health checks. */
    record Text(String text) implements Answer {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            whole(exchange, 200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * The answer to a WebSocket handshake. An empty 200 makes the fabric8 client fall back to a plain watch at once; a
     * 5xx would do so only after its retries.
     */
    record NoUpgrade() implements Answer {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** A body that is written piece by piece for as long as the client listens. */
    record Streamed(Writer writer) implements Answer {

        /** Writes the body, flushing whatever must not wait. */
        @FunctionalInterface
        interface Writer {
            void writeTo(OutputStream out) throws IOException, InterruptedException;
        }

        @Override
        public void send(HttpExchange exchange) throws IOException, InterruptedException {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                // Clients wait for the headers before they believe that the watch runs.
                out.flush();
                writer.writeTo(out);
            }
        }
    }

    static Answer ok(JsonNode body) {
        return new Document(200, body, List.of());
    }

    static Answer created(JsonNode body) {
        return new Document(201, body, List.of());
    }

    /** A length of -1 tells the JDK that there is no body; 0 would mean one of unknown length. */
    private static void whole(HttpExchange exchange, int code, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, head || body.length == 0 ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
