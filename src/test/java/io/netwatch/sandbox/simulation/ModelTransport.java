package io.netwatch.sandbox.simulation;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netwatch.capture.azure.BufferedResponse;
import io.netwatch.sandbox.azure.Answer;
import io.netwatch.sandbox.azure.Azure;
import io.netwatch.sandbox.azure.Azure.Face;
import io.netwatch.sandbox.azure.Call;
import io.netwatch.sandbox.azure.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Hands the SDK's requests to the model of Azure in this very thread: no socket, no waiting. */
final class ModelTransport implements HttpClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private Azure model;
    private Tap tap = Tap.NONE;

    void use(Azure newModel) {
        use(newModel, Tap.NONE);
    }

    void use(Azure newModel, Tap newTap) {
        model = newModel;
        tap = newTap;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.defer(() -> switch (tap.deliver(model, face(request), call(request))) {
            // How long an answer takes is of no interest here: the calling room's own time limits are tested over TLS.
            case Delivery.Delivered(var answer, var _) -> Mono.just(new BufferedResponse(request, answer.status(),
                    answer.headers(), bytes(answer.body())));
            case Delivery.Lost() -> Mono.error(new IOException("connection reset"));
        });
    }

    private static Face face(HttpRequest request) {
        String host = request.getUrl().getHost();
        return host.startsWith("login") ? Face.AUTHORITY : host.contains(".blob.") ? Face.BLOB : Face.ARM;
    }

    private static Call call(HttpRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.getHeaders().stream().forEach(header -> headers.put(header.getName(), header.getValue()));
        return new Call(request.getHttpMethod().toString(), path(request), Call.form(request.getUrl().getQuery()),
                headers, body(request));
    }

    /** The box serves blobs path-style; here the account is the host's first label, as in Azure. */
    private static String path(HttpRequest request) {
        String host = request.getUrl().getHost();
        String account = host.contains(".blob.") ? "/" + host.substring(0, host.indexOf('.')) : "";
        return account + request.getUrl().getPath();
    }

    private static JsonNode body(HttpRequest request) {
        String text = request.getBodyAsBinaryData() == null ? "" : request.getBodyAsBinaryData().toString();
        String type = String.valueOf(request.getHeaders().getValue(HttpHeaderName.CONTENT_TYPE));
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        if (type.startsWith("text/")) {
            return TextNode.valueOf(text);
        }
        try {
            return type.startsWith("application/x-www-form-urlencoded")
                    ? JSON.valueToTree(Call.form(text))
                    : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the SDK sends JSON", e);
        }
    }

    private static byte[] bytes(Answer.Body body) {
        return switch (body) {
            case Answer.Body.None() -> new byte[0];
            case Answer.Body.Json(var node) -> node.toString().getBytes(StandardCharsets.UTF_8);
            case Answer.Body.Xml(var text) -> text.getBytes(StandardCharsets.UTF_8);
            case Answer.Body.Bytes(var content) -> {
                byte[] copy = new byte[content.remaining()];
                content.duplicate().get(copy);
                yield copy;
            }
        };
    }
}
