package io.netwatch.capture.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.Optional;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Tells Azure who calls: the product always, the request when there is one. */
final class CallerHeaders implements HttpPipelinePolicy {
    static final String PRODUCT = "packet-capture-operator";
    private static final HttpHeaderName CLIENT_REQUEST = HttpHeaderName.fromString("x-ms-client-request-id");
    // Resource Manager writes it into the activity log, where all calls of one request then stand together.
    private static final HttpHeaderName CORRELATION = HttpHeaderName.fromString("x-ms-correlation-request-id");

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return Mono.deferContextual(view -> {
            write(context.getHttpRequest().getHeaders(), caller(view));
            return next.process();
        });
    }

    static Optional<Caller> caller(ContextView view) {
        return view.getOrDefault(Caller.class, Optional.empty());
    }

    private static void write(HttpHeaders headers, Optional<Caller> caller) {
        headers.set(HttpHeaderName.USER_AGENT, caller.map(Caller::userAgent).orElse(PRODUCT));
        caller.map(Caller::uid).filter(uid -> !uid.isEmpty()).ifPresent(uid -> {
            headers.set(CLIENT_REQUEST, uid);
            headers.set(CORRELATION, uid);
        });
    }
}
