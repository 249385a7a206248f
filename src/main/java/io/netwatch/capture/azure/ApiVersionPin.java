package io.netwatch.capture.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.UrlBuilder;
import reactor.core.publisher.Mono;

/** Sends Network Watcher's requests with the cloud's version: the SDK has its own built in and no setting for it. */
record ApiVersionPin(String apiVersion) implements HttpPipelinePolicy {

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return Mono.defer(() -> {
            pin(context.getHttpRequest());
            return next.process();
        });
    }

    private void pin(HttpRequest request) {
        UrlBuilder url = UrlBuilder.parse(request.getUrl());
        if (url.getPath() != null && url.getPath().contains("/providers/Microsoft.Network/networkWatchers")) {
            request.setUrl(url.setQueryParameter("api-version", apiVersion).toString());
        }
    }
}
