package io.netwatch.sandbox.azure.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import io.netwatch.sandbox.azure.Answer;
import io.netwatch.sandbox.azure.Call;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the server's exchanges into the model's calls, and the model's answers into bytes. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    static Call read(HttpExchange exchange) throws IOException {
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(",", values)));
        var uri = exchange.getRequestURI();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String type = headers.getOrDefault("Content-type", "");
        return new Call(exchange.getRequestMethod(), uri.getPath(), Call.form(uri.getRawQuery()), headers,
                body(type, body));
    }

    private static JsonNode body(String type, byte[] body) {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (type.startsWith("application/x-www-form-urlencoded")) {
            return JSON.valueToTree(Call.form(text));
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return TextNode.valueOf(text);
        }
    }

    static void write(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            for (Map.Entry<String, String> header : answer.headers().entrySet()) {
                exchange.getResponseHeaders().set(header.getKey(), header.getValue());
            }
            ByteBuffer body = bytes(answer.body());
            boolean bodiless = !body.hasRemaining() || exchange.getRequestMethod().equals("HEAD");
            // The JDK's server writes Content-Length itself: -1 means an empty body, 0 would mean chunks.
            exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.remaining());
            if (!bodiless) {
                Channels.newChannel(exchange.getResponseBody()).write(body);
            }
        }
    }

    private static ByteBuffer bytes(Answer.Body body) throws IOException {
        return switch (body) {
            case Answer.Body.None() -> ByteBuffer.allocate(0);
            case Answer.Body.Json(JsonNode node) -> ByteBuffer.wrap(JSON.writeValueAsBytes(node));
            case Answer.Body.Xml(String text) -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            // A view of its own, since the position of the shared buffer must not move.
            case Answer.Body.Bytes(ByteBuffer content) -> content.duplicate();
        };
    }
}
