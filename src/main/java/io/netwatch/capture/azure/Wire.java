package io.netwatch.capture.azure;

import io.netwatch.capture.core.terms.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Sends one request and makes one answer of whatever happens. */
record Wire(InstantSource clock) {

    /** For answers that are read from the reply itself; what the SDK makes of it does not matter. */
    <T> Answer<T> ask(Duration timeout, Supplier<Mono<?>> call, Function<Reply, Answer<T>> read) {
        return ask(timeout, () -> call.get().cast(Object.class), (reply, value) -> read.apply(reply));
    }

    /** For answers that the SDK reads: {@code read} also gets its value, empty when the SDK saw an error. */
    <V, T> Answer<T> ask(Duration timeout, Supplier<Mono<V>> call, BiFunction<Reply, Optional<V>, Answer<T>> read) {
        Exchange exchange = new Exchange();
        try {
            Optional<V> value = exchange.observe(Mono.defer(call)).blockOptional(timeout);
            return settle(exchange, value, new IllegalStateException("no answer"), read);
        } catch (RuntimeException e) {
            return settle(exchange, Optional.empty(), e, read);
        }
    }

    private <V, T> Answer<T> settle(Exchange exchange, Optional<V> value, RuntimeException trouble,
            BiFunction<Reply, Optional<V>, Answer<T>> read) {
        return exchange.reply()
                .map(reply -> reply.notBefore(clock.instant()).<Answer<T>>map(Answer.NotBefore::new)
                        .orElseGet(() -> read.apply(reply, value)))
                .orElseGet(() -> new Answer.Failed<>(Trouble.of(trouble, exchange.departed())));
    }
}
