package io.netwatch.capture.core.error;

import io.netwatch.capture.core.terms.Reason;

/** What follows from a failed call. */
public sealed interface Outcome {

    Reason reason();

    /** It passes: try again, for ever, with growing pauses, and not before Azure's Retry-After. */
    record Retry(Reason reason) implements Outcome {}

    /** Others hold all the places there are: wait for one, and look again now and then. */
    record Queue(Reason reason) implements Outcome {}

    /** A person has to change something: tell them, look again now and then, and at once when the spec changes. */
    record Block(Reason reason) implements Outcome {}
}
