package io.netwatch.sandbox.azure;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A misfortune that a test orders.
 *
 * @param operation matches whole names of operations: those of the REST specification (the box's are in {@code ArmRoutes}), {@code Token_Issue},
 *     {@code Blob_Download}, {@code Blob_GetProperties}, {@code Container_ListBlobs}
 * @param pathPart the call's path must contain it; empty matches all
 * @param occasion which of the matching calls are hit, counted from 1 since the fault was added
 */
public record Fault(Pattern operation, String pathPart, IntPredicate occasion, Effect effect) {
    /** What goes wrong. */
    public sealed interface Effect {
        /** Nothing is applied; the caller gets this error, with Retry-After if given. Without details where ARM would have some. */
        record Refuse(ArmError error, Optional<Duration> retryAfter) implements Effect {}

        /** The request never arrives. */
        record LoseRequest() implements Effect {}

        /** The request is applied after {@code delay}, 0 being at once, and its answer is lost. */
        record LoseAnswer(Duration delay) implements Effect {}

        /** The request is applied at once, the answer arrives late. */
        record DelayAnswer(Duration delay) implements Effect {}

        /** The request is applied twice, as by a proxy that retries; the caller sees the second answer. */
        record ApplyTwice() implements Effect {}

        /** The request is accepted, but the operation that it starts ends as Failed. */
        record FailOperation(ArmError error) implements Effect {}

        /** The request is accepted, but the operation that it starts ends as Canceled. */
        record CancelOperation() implements Effect {}

        /** The request is accepted, but the operation that it starts lasts so long, and takes effect only then. */
        record SlowOperation(Duration time) implements Effect {}
    }

    /** Hits the {@code n}th matching call from now, the next one being 1. */
    public static Fault nth(int n, String operation, Effect effect) {
        return new Fault(Pattern.compile(operation), "", count -> count == n, effect);
    }

    /** Hits every matching call until {@link Faults#clear}. */
    public static Fault every(String operation, Effect effect) {
        return new Fault(Pattern.compile(operation), "", count -> true, effect);
    }

    /** The same fault, for calls whose path contains {@code part} only. */
    public Fault on(String part) {
        return new Fault(operation, part, occasion, effect);
    }

    boolean matches(String name, Call call) {
        return operation.matcher(name).matches() && call.path().contains(pathPart);
    }
}
