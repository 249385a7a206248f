package io.netwatch.capture.core.terms;

import java.time.Instant;
import java.util.function.Function;

/** What Azure said. The rooms that call Azure never throw and never sleep: they answer one of these. */
public sealed interface Answer<T> {

    /** Azure did what was asked. */
    record Ok<T>(T value) implements Answer<T> {}

    /**
     * Azure wants no further call before {@code until}.
     *
     * @param untouched Azure certainly did nothing; false when trouble of its own may have come after the deed
     */
    record NotBefore<T>(Instant until, boolean untouched) implements Answer<T> {}

    /** Azure refused, or did not answer: {@link ArmFailure#uncertain()} tells whether it may have acted all the same. */
    record Failed<T>(ArmFailure failure) implements Answer<T> {}

    default <R> Answer<R> map(Function<T, R> to) {
        return switch (this) {
            case Ok<T>(var value) -> new Ok<>(to.apply(value));
            case NotBefore<T>(var until, var untouched) -> new NotBefore<>(until, untouched);
            case Failed<T>(var failure) -> new Failed<>(failure);
        };
    }
}
