package io.netwatch.capture.azure;

import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.util.Optional;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * What happened on the wire during one call: whether the request was handed to the network, and the whole answer. The
 * SDK's clients hide both behind a dozen kinds of exceptions; beside the wire they are plain facts.
 */
final class Exchange {
    // A call that is given up after its timeout fails once more when it is cancelled; Reactor would log a stack trace.
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";
    private static final int PARTIAL_CONTENT = 206;
    // The policies run on the HTTP client's threads, the caller reads on its own.
    private volatile boolean departed;
    private volatile Optional<Reply> reply = Optional.empty();

    /** The call, observed from now on by this exchange. */
    <T> Mono<T> observe(Mono<T> call) {
        Consumer<Throwable> ignore = error -> {};
        return call.contextWrite(Context.of(Exchange.class, this, ON_ERROR_DROPPED, ignore, Caller.class,
                Caller.current(), Leisure.class, Leisure.isCurrent()));
    }

    boolean departed() {
        return departed;
    }

    /** The answer, once all of its body has come. */
    Optional<Reply> reply() {
        return reply;
    }

    /** The policy that writes into the exchange of the call that it is part of. */
    static HttpPipelinePolicy recorder() {
        return (context, next) -> Mono.deferContextual(view -> view.<Exchange>getOrDefault(Exchange.class,
                new Exchange()).record(next));
    }

    // A part of a file is no text, and may be large.
    private static Mono<String> text(HttpResponse response) {
        return response.getStatusCode() == PARTIAL_CONTENT
                ? Mono.just("")
                : response.getBodyAsString().defaultIfEmpty("");
    }

    private Mono<HttpResponse> record(HttpPipelineNextPolicy next) {
        departed = true;
        return next.process().map(HttpResponse::buffer)
                .flatMap(response -> text(response).map(body -> {
                    reply = Optional.of(Reply.of(response, body));
                    return response;
                }));
    }
}
