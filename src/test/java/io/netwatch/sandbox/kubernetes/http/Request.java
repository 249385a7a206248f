package io.netwatch.sandbox.kubernetes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.netwatch.sandbox.kubernetes.error.ApiException;
import io.netwatch.sandbox.kubernetes.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One request, read to its end. Absent parameters and headers are empty texts. */
record Request(String method, List<String> path, Map<String, String> query, Headers headers, String body) {

    /** Repeated parameters count once; the path is split before it is decoded, so that a name may hold a slash. */
    static Request read(HttpExchange exchange) throws IOException {
        List<String> path = Stream.of(exchange.getRequestURI().getRawPath().split("/", -1))
                .filter(segment -> !segment.isEmpty()).map(Request::decoded).toList();
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        Map<String, String> parameters = Stream.of(query.split("&", -1)).map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> pair.length > 1 ? decoded(pair[1]) : "",
                        (first, _) -> first));
        return new Request(exchange.getRequestMethod(), path, parameters, exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** Clients of different languages write true or 1. */
    boolean isSet(String name) {
        return parameter(name).equals("true") || parameter(name).equals("1");
    }

    /** A number of a query parameter, or the fallback when it is absent; 400 when it is no number. */
    long number(String name, long fallback) {
        try {
            return parameter(name).isEmpty() ? fallback : Long.parseLong(parameter(name));
        } catch (NumberFormatException notANumber) {
            throw ApiException.badRequest(name + " must be a whole number, not \"" + parameter(name) + "\"");
        }
    }

    String header(String name) {
        return Objects.requireNonNullElse(headers.getFirst(name), "");
    }

    String contentType() {
        return header("Content-Type").replaceFirst(";.*", "").strip();
    }

    /** Whether kubectl wants rows and columns; it offers plain JSON as its second choice. */
    boolean wantsTable() {
        return header("Accept").contains("as=Table");
    }

    boolean wantsWebSocket() {
        return header("Upgrade").equalsIgnoreCase("websocket");
    }

    /** The program that asks, as far as it says: the default field manager. */
    String userAgent() {
        return header("User-Agent").replaceFirst("[/ ].*", "");
    }

    /** The body as JSON or YAML; 415 for protobuf, which kubectl sends for typed commands. */
    JsonNode json() {
        if (contentType().contains("protobuf")) {
            throw ApiException.unsupportedMediaType("this server reads JSON and YAML, not protobuf; instead of"
                    + " kubectl's typed commands (such as kubectl create namespace) use kubectl apply -f with a file");
        }
        return Json.read(body);
    }
}
