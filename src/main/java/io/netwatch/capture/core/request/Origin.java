package io.netwatch.capture.core.request;

import java.time.Instant;

/** How a request came to its session, which says what proves that the session is this one and no other. */
public sealed interface Origin {

    /** Ordered by this request under a name that carries its UID: the name is the proof. */
    record Generated() implements Origin {}

    /** Ordered by this request under a name that a person chose. */
    record Named() implements Origin {}

    /**
     * Made by somebody else, and watched as if it were ours.
     *
     * @param start when it began, to the millisecond
     * @param differs limits that are not those of the spec, in words; empty when there are none
     */
    record Adopted(Instant start, String differs) implements Origin {}

    /**
     * Somebody else's, and to be removed so that ours can have its name.
     *
     * @param start when it began, to the millisecond
     */
    record Replaced(Instant start) implements Origin {}
}
