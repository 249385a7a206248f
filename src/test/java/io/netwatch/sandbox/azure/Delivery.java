package io.netwatch.sandbox.azure;

import java.time.Duration;

/** What comes back to the caller. */
public sealed interface Delivery {
    /** An answer that arrives after {@code delay}. */
    record Delivered(Answer answer, Duration delay) implements Delivery {}

    /** The connection breaks without an answer. */
    record Lost() implements Delivery {}
}
