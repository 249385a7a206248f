package io.netwatch.capture.core.error;

import io.netwatch.capture.core.terms.Reason;

/** What follows from a failed call. */
public sealed interface Outcome {

    Reason reason();

    /** It passes: try again, for ever, with growing pauses. */
    record Retry(Reason reason) implements Outcome {}

    /** A person has to change something: tell them, and look again now and then. */
    record Block(Reason reason) implements Outcome {}
}
