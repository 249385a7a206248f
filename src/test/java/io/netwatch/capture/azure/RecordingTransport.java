package io.netwatch.capture.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Answers every request as if it were Azure, and notes where it went and what it asked for. */
final class RecordingTransport implements HttpClient {
    private final List<HttpRequest> sent = new ArrayList<>();

    @Override
    public synchronized Mono<HttpResponse> send(HttpRequest request) {
        sent.add(request);
        return Mono.just(new BufferedResponse(request, 200, Map.of("Content-Type", "application/json"),
                body(request).getBytes(StandardCharsets.UTF_8)));
    }

    private static String body(HttpRequest request) {
        String url = request.getUrl().toString();
        if (url.contains("/discovery/instance")) {
            return "{\"tenant_discovery_endpoint\":\"https://" + request.getUrl().getHost() + "/x\","
                    + "\"api-version\":\"1.1\",\"metadata\":[]}";
        }
        return url.contains("token")
                ? "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"expires_on\":\"4102444800\",\"access_token\":\"x\"}"
                : "{\"value\":[],\"location\":\"w\"}";
    }

    synchronized Set<String> addresses() {
        return sent.stream()
                .map(request -> request.getHttpMethod() + " " + request.getUrl().toString().split("\\?", 2)[0])
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    synchronized String bodies() {
        return sent.stream().filter(request -> request.getBodyAsBinaryData() != null)
                .map(request -> request.getBodyAsBinaryData().toString()).collect(Collectors.joining("\n"));
    }

    synchronized List<String> urls(String part) {
        return sent.stream().map(request -> request.getUrl().toString()).filter(url -> url.contains(part)).toList();
    }
}
