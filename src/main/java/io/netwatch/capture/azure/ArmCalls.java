package io.netwatch.capture.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.net.URI;
import java.net.URISyntaxException;
import reactor.core.publisher.Mono;

/** Single requests to Resource Manager, for what the SDK has libraries that would serve for nothing else. */
record ArmCalls(HttpPipeline arm, Cloud cloud) {

    Mono<HttpResponse> get(String path, String query) {
        return arm.send(request(HttpMethod.GET, path, query));
    }

    Mono<HttpResponse> put(String path, String query, String json) {
        return arm.send(request(HttpMethod.PUT, path, query).setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                .setBody(json));
    }

    private HttpRequest request(HttpMethod method, String path, String query) {
        return new HttpRequest(method, url(path, query).toASCIIString()).setHeader(HttpHeaderName.ACCEPT,
                "application/json");
    }

    // The constructor of several arguments escapes what a name may contain but an address may not.
    private URI url(String path, String query) {
        try {
            return new URI("https", cloud.armEndpoint().getAuthority(), path, query, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path + " is not the path of a resource.", e);
        }
    }
}
