package io.netwatch.capture.azure;

import io.netwatch.capture.core.terms.Answer;
import io.netwatch.capture.core.terms.ArmFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Sends one request and makes one answer of whatever happens. */
record Wire(InstantSource clock) {

    /** What the SDK made of a call, beside what happened on the wire: its value, or what it threw. */
    private record Outcome<V>(Optional<V> value, Optional<RuntimeException> trouble) {
        static <V> Outcome<V> of(Mono<V> call, Duration timeout) {
            try {
                return new Outcome<>(call.blockOptional(timeout), Optional.empty());
            } catch (RuntimeException e) {
                return new Outcome<>(Optional.empty(), Optional.of(e));
            }
        }

        /** The budget did not let the call go. */
        Optional<Instant> postponed() {
            return trouble.flatMap(error -> Causes.first(error, Postponed.class)).map(Postponed::until);
        }

        ArmFailure failure(boolean departed) {
            return Trouble.of(trouble.orElseGet(() -> new IllegalStateException("the SDK gave none")), departed);
        }
    }

    /** For answers that are read from the reply itself; what the SDK makes of it does not matter. */
    <T> Answer<T> ask(Duration timeout, Supplier<Mono<?>> call, Function<Reply, Answer<T>> read) {
        return ask(timeout, () -> call.get().cast(Object.class), (reply, value) -> read.apply(reply));
    }

    /** For answers that the SDK reads: {@code read} also gets its value, empty when the SDK saw an error. */
    <V, T> Answer<T> ask(Duration timeout, Supplier<Mono<V>> call, BiFunction<Reply, Optional<V>, Answer<T>> read) {
        Exchange exchange = new Exchange();
        Outcome<V> outcome = Outcome.of(exchange.observe(Mono.defer(call)), timeout);
        return exchange.reply()
                .map(reply -> reply.notBefore(clock.instant()).map(until -> reply.<T>later(until))
                        .orElseGet(() -> read.apply(reply, outcome.value())))
                .orElseGet(() -> outcome.postponed().<Answer<T>>map(until -> new Answer.NotBefore<>(until, true))
                        .orElseGet(() -> new Answer.Failed<>(outcome.failure(exchange.departed()))));
    }
}
