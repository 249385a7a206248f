package io.netwatch.capture.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Stops a call that the budget does not grant, and learns from every answer. It stands in the pipeline, so that no call
 * to Resource Manager can go past it.
 */
record BudgetPolicy(Budget budget, InstantSource clock) implements HttpPipelinePolicy {
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
        return Mono.deferContextual(view -> {
            Cost asked = Cost.of(context.getHttpRequest(), CallerHeaders.caller(view).map(Caller::rank)
                    .orElse(Rank.EQUAL));
            Cost cost = view.getOrDefault(Leisure.class, false) ? asked.atLeisure() : asked;
            return budget.ask(cost, clock.instant()).map(until -> Mono.<HttpResponse>error(new Postponed(until)))
                    .orElseGet(() -> next.process().flatMap(response -> learn(cost, response)));
        });
    }

    private Mono<HttpResponse> learn(Cost cost, HttpResponse response) {
        remaining(cost.kind(), response).ifPresent(left -> budget.lower(cost, left, clock.instant()));
        return response.getStatusCode() == 429 || response.getStatusCode() == 503
                ? response.getBodyAsString().defaultIfEmpty("").map(body -> refused(cost, response, body))
                : Mono.just(response);
    }

    private HttpResponse refused(Cost cost, HttpResponse response, String body) {
        Reply reply = Reply.of(response, body);
        if (!reply.isBusy()) {
            Instant now = clock.instant();
            reply.notBefore(now).ifPresentOrElse(until -> budget.close(cost, until, now), () -> {
                if (reply.isThrottled()) {
                    budget.lower(cost, 0, now);
                }
            });
        }
        return response;
    }

    private static Optional<Integer> remaining(CallKind kind, HttpResponse response) {
        return Stream.of(kind.header(), kind.sharedHeader()).map(HttpHeaderName::fromString)
                .flatMap(name -> Stream.ofNullable(response.getHeaderValue(name))).map(String::strip)
                .filter(text -> COUNT.matcher(text).matches()).map(Integer::valueOf).min(Integer::compare);
    }
}
