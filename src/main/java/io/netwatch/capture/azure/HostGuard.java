package io.netwatch.capture.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.net.URI;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Lets requests leave only for the cloud's own hosts, so that a bearer token goes nowhere else whatever an id, an answer
 * or a blob address may name.
 */
final class HostGuard implements HttpPipelinePolicy {
    private final Predicate<URI> allowed;
    private final String remedy;

    private HostGuard(Predicate<URI> allowed, String remedy) {
        this.allowed = allowed;
        this.remedy = remedy;
    }

    static HostGuard arm(Cloud cloud) {
        String authority = cloud.armEndpoint().getAuthority();
        return new HostGuard(uri -> authority.equalsIgnoreCase(uri.getAuthority()),
                "This cloud's Resource Manager is " + cloud.armEndpoint() + ".");
    }

    static HostGuard storage(Cloud cloud) {
        return new HostGuard(uri -> BlobAddress.isInside(cloud, uri),
                "This cloud's storage accounts are " + cloud.blobEndpoint() + ".");
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return Mono.defer(() -> {
            check(context.getHttpRequest().getUrl().toString());
            return next.process();
        });
    }

    void check(String url) {
        URI uri = URI.create(url);
        if (!"https".equalsIgnoreCase(uri.getScheme()) || !allowed.test(uri) || climbs(uri)) {
            throw new IllegalArgumentException("The request for %s://%s%s was not sent. %s".formatted(uri.getScheme(),
                    uri.getAuthority(), uri.getPath(), remedy));
        }
    }

    // Dots as a segment would lead from a resource that somebody may use to another one.
    private static boolean climbs(URI uri) {
        return Stream.of(uri.getPath().split("/")).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
